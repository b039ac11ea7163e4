import type { ToComplete } from '../../../api/scheda.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { completeWords as words } from '../../../words/complete-form.ts'
import { newReferralWords } from '../../../words/new-referral.ts'
import { Ask, COUNTRY_LIST, MUNICIPALITY_LIST } from '../../referrals/form/ask.tsx'
import { FormProvider, useForm } from '../../referrals/form/form-context.tsx'
import { Paths } from '../../referrals/form/needs-step.tsx'
import { countrySuggestions, municipalityNames } from '../../referrals/form/places.ts'
import { choicesOf, type Question } from '../../referrals/form/question.ts'
import type { Answers } from '../../referrals/form/read-answers.ts'
import { Suggestions } from '../../referrals/form/step-questions.tsx'
import { asksHousing, memberAt, memberQuestions, NO_PATHS, noPathsOf, TO_COMPLETE } from './to-complete.ts'

type CompleteProps = {
  file: ToComplete
  answers: Answers
  faults: readonly FormFault[]
  stale: boolean
  /** The version and the answers that the page began with. */
  version: string | number
  seen: string
  /** On which ages are counted. */
  day: string
  sendKey: string
}

export function CompleteView(props: CompleteProps) {
  const { file, answers, faults, stale, version, seen, day, sendKey } = props
  const { t } = usePage()
  const { referralId, form } = file
  const address = `/cases/${referralId}/scheda`
  return (
    <>
      <ErrorSummary faults={faults} />
      {stale ? <Notice kind="warning">{t(words.stale)}</Notice> : null}
      <p class="desk-hint desk-text">{t(words.told)}</p>
      <form id="complete" class="desk-form" method="post" action={`${address}/complete`} novalidate>
        <Csrf />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="key" value={sendKey} />
        <FormProvider value={{ answers, faults, at: '' }}>
          <h2>{t(newReferralWords.members)}</h2>
          {(form.members ?? []).map((member, index) => (
            <Member key={member.ref} member={member} index={index} day={day} />
          ))}
          <Part title={t(newReferralWords.orientation)} questions={TO_COMPLETE.orientation} />
          <OtherPaths />
          {asksHousing(form) ? (
            <Part title={t(newReferralWords.housingNeed)} questions={TO_COMPLETE.housing} />
          ) : null}
          <Part title={t(words.work)} questions={TO_COMPLETE.work} />
          <Part title={t(words.voice)} questions={TO_COMPLETE.voice} />
          <p class="desk-hint">{t(words.risks)}</p>
          <Suggestions id={MUNICIPALITY_LIST} names={municipalityNames} />
          <Suggestions id={COUNTRY_LIST} names={countrySuggestions} />
        </FormProvider>
        <div class="desk-actions">
          <button type="submit" class="btn btn-primary">
            {t(words.send)}
          </button>
          <a href={address}>{t(common.cancel)}</a>
        </div>
      </form>
    </>
  )
}

function Part({ title, questions }: { title: string; questions: readonly Question[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {questions.map((question) => (
        <Ask key={question.path} question={question} />
      ))}
    </section>
  )
}

type MemberProps = {
  member: NonNullable<ToComplete['form']['members']>[number]
  index: number
  day: string
}

function Member({ member, index, day }: MemberProps) {
  const { t, language } = usePage()
  const { answers, faults } = useForm()
  const { givenName, familyName, relation } = member
  const name = [givenName, familyName].filter(Boolean).join(' ')
  const label = choicesOf('relation').find(({ code }) => code === relation)?.label[language] ?? ''
  return (
    <FormProvider value={{ answers, faults, at: memberAt(member) }}>
      <fieldset class="desk-member">
        <legend>
          {t(words.person, {
            name: name || t(newReferralWords.member, { number: index + 1 }),
            relation: label,
          })}
        </legend>
        <div class="desk-columns">
          {memberQuestions(member, day).map((question) => (
            <Ask key={question.path} question={question} />
          ))}
        </div>
      </fieldset>
    </FormProvider>
  )
}

function OtherPaths() {
  const { t } = usePage()
  const { answers, faults } = useForm()
  const error = faultOf(faults, 'otherPaths')
  return (
    <section>
      <h2>{t(newReferralWords.paths)}</h2>
      {error ? <p class="desk-error-text">{error}</p> : null}
      <Paths />
      <div class="desk-choice">
        <input type="checkbox" id={NO_PATHS} name={NO_PATHS} value="yes" checked={noPathsOf(answers)} />
        <label for={NO_PATHS}>{t(words.noPaths)}</label>
      </div>
    </section>
  )
}
