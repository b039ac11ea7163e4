import { faultOf } from '../../../components/error-summary.tsx'
import { usePage } from '../../../page/page-context.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import { Ask } from './ask.tsx'
import { Folded } from './folded.tsx'
import { FormProvider, useForm } from './form-context.tsx'
import { memberAt, memberCount } from './members.ts'
import type { Question } from './question.ts'
import { HOUSEHOLD, LIVING, SERVICES, SIGNAL } from './questions-household.ts'
import { MEMBER, MEMBER_ADULT, MEMBER_MORE } from './questions-member.ts'

/** The question at a path; a path that no question has is a mistake of the page. */
export function pick(questions: readonly Question[], path: string): Question {
  const question = questions.find((one) => one.path === path)
  if (!question) throw new Error(`No question asks ${path}.`)
  return question
}

export function HouseholdStep() {
  const { t } = usePage()
  return (
    <>
      <h2>{t(words.whoSignals)}</h2>
      <Signal />
      <h2>{t(words.household)}</h2>
      {HOUSEHOLD.map((question) => (
        <Ask key={question.path} question={question} />
      ))}
      <Members />
      <h2>{t(words.living)}</h2>
      <Living />
      <h2>{t(words.services)}</h2>
      <Services />
    </>
  )
}

function Signal() {
  const { t } = usePage()
  const deputy = SIGNAL.filter(({ path }) => path.startsWith('referrerDeputy'))
  const others = SIGNAL.filter((question) => !deputy.includes(question))
  return (
    <>
      <p class="desk-hint">{t(words.whoSignalsHint)}</p>
      {others.map((question) => (
        <Ask key={question.path} question={question} />
      ))}
      <Folded summary={t(words.deputy)} questions={deputy} />
    </>
  )
}

function Members() {
  const { t } = usePage()
  const { answers, faults } = useForm()
  const error = faultOf(faults, 'members')
  return (
    <section aria-labelledby="members-title">
      <h3 id="members-title">{t(words.members)}</h3>
      <p class="desk-hint">{t(words.membersHint)}</p>
      <div id="members" tabindex={-1}>
        {error ? <p class="desk-error-text">{error}</p> : null}
        {Array.from({ length: memberCount(answers) }, (_, index) => memberAt(index)).map((at, index) => (
          <Member key={at} index={index} />
        ))}
      </div>
      <input type="hidden" name="members.count" value={memberCount(answers)} />
      <button type="submit" class="btn btn-outline-primary" name="action" value="add-member">
        {t(words.addMember)}
      </button>
    </section>
  )
}

function Member({ index }: { index: number }) {
  const { t } = usePage()
  const { answers, faults } = useForm()
  const at = memberAt(index)
  const [relation, ...about] = MEMBER
  return (
    <FormProvider value={{ answers, faults, at }}>
      <fieldset class="desk-member">
        <legend>{t(words.member, { number: index + 1 })}</legend>
        <input type="hidden" name={`${at}ref`} value={answers.get(`${at}ref`) ?? ''} />
        <div class="desk-columns">
          {about.map((question) => (
            <Ask key={question.path} question={question} />
          ))}
        </div>
        {relation ? (
          <Ask question={relation} below={MEMBER_ADULT.map(({ path }) => path)}>
            <Adult />
          </Ask>
        ) : null}
        <Folded summary={t(words.memberMore)} questions={MEMBER_MORE} columns />
        {index > 0 ? (
          <button type="submit" class="desk-link-button" name="action" value={`remove-member-${index}`}>
            {t(words.removeMember, { number: index + 1 })}
          </button>
        ) : null}
      </fieldset>
    </FormProvider>
  )
}

const PERMIT = [
  'permitType',
  'permitCondition',
  'permitExpiresOn',
  'renewal.receiptOn',
  'renewal.appointmentOn',
]

function Adult() {
  return (
    <>
      <Ask question={pick(MEMBER_ADULT, 'italianLevel')} />
      <Ask question={pick(MEMBER_ADULT, 'legalStatus')} below={PERMIT}>
        <div class="desk-columns">
          {PERMIT.map((path) => (
            <Ask key={path} question={pick(MEMBER_ADULT, path)} />
          ))}
        </div>
      </Ask>
    </>
  )
}

function Living() {
  return (
    <>
      <Ask question={pick(LIVING, 'receptionKind')}>
        <Ask question={pick(LIVING, 'host.body')} />
        <Ask question={pick(LIVING, 'host.referent.name')} />
      </Ask>
      <Ask question={pick(LIVING, 'leavesOn')} />
      <Ask question={pick(LIVING, 'leaveReason')} />
      <Ask question={pick(LIVING, 'livesIn')} />
      <Ask question={pick(LIVING, 'residence')} />
      <Ask question={pick(LIVING, 'wishes')} />
      <Ask question={pick(LIVING, 'protectedAddress')} below={['address']}>
        <Ask question={pick(LIVING, 'address')} />
      </Ask>
    </>
  )
}

function Services() {
  const inCharge = SERVICES.filter(({ path }) => /^inChargeOfSocialService\.(?!answer)/.test(path))
  const contact = SERVICES.filter(({ path }) => /^safeContact\.(?!channel)/.test(path))
  return (
    <>
      <Ask
        question={pick(SERVICES, 'inChargeOfSocialService.answer')}
        below={inCharge.map(({ path }) => path)}
      >
        {inCharge.map((question) => (
          <Ask key={question.path} question={question} />
        ))}
      </Ask>
      <Ask question={pick(SERVICES, 'appliedForProtection')} />
      <Ask question={pick(SERVICES, 'safeContact.channel')} below={contact.map(({ path }) => path)}>
        {contact.map((question) => (
          <Ask key={question.path} question={question} />
        ))}
      </Ask>
    </>
  )
}
