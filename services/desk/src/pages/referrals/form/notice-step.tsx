import { Fragment } from 'preact'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { formWords } from '../../../words/form.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import { urgencyWords } from '../../../words/states.ts'
import { Emergency, isEmergency } from '../summary/emergency.tsx'
import { Ask } from './ask.tsx'
import { labelOf } from './display.ts'
import { useForm } from './form-context.tsx'
import { pick } from './household-step.tsx'
import { NOTICE, PROTECTION, SHARING, urgencyQuestion } from './questions-notice.ts'

type NoticeProps = { emergencyPhone: string | null; derived: readonly string[] }

export function NoticeStep(props: NoticeProps) {
  const { t } = usePage()
  return (
    <>
      <h2>{t(words.notice)}</h2>
      <Ask
        question={pick(NOTICE, 'privacyNotice.mode')}
        below={['privacyNotice.language', 'privacyNotice.version']}
      >
        <Ask question={pick(NOTICE, 'privacyNotice.language')} />
        <Ask question={pick(NOTICE, 'privacyNotice.version')} />
      </Ask>
      <Ask question={pick(NOTICE, 'householdAgreement')} />
      <Protection />
      {SHARING.map((question) => (
        <Ask key={question.path} question={question} />
      ))}
      <h2>{t(words.urgency)}</h2>
      <Urgency {...props} />
    </>
  )
}

function Protection() {
  const { t } = usePage()
  const { answers, faults } = useForm()
  const open =
    answers.has('protectionGround.protects') ||
    answers.has('protectionGround.reason') ||
    faults.some(({ field }) => field.startsWith('protectionGround') || field === 'householdAgreement')
  return (
    <details class="desk-details" open={open} id="protectionGround">
      <summary>{t(words.protection)}</summary>
      {PROTECTION.map((question) => (
        <Ask key={question.path} question={question} />
      ))}
    </details>
  )
}

function Urgency({ emergencyPhone, derived }: NoticeProps) {
  const { t, language } = usePage()
  const { answers } = useForm()
  const chosen = answers.getAll('urgencyCriteria')
  return (
    <div id="urgencyCriteria" tabindex={-1}>
      <p class="desk-hint">{t(formWords.urgencyHint)}</p>
      {derived.length > 0 ? (
        <Notice>
          <p>{t(formWords.urgencyDerived)}</p>
          <ul>
            {derived.map((criterion) => (
              <li key={criterion}>{labelOf('urgencyCriteria', criterion, language)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {(['U0', 'U1', 'U2'] as const).map((level) => (
        <Fragment key={level}>
          <Criteria level={level} chosen={chosen} />
          {level === 'U0' && !isEmergency(chosen) ? (
            <div class="desk-told-at-once" role="status">
              <Emergency phone={emergencyPhone} />
            </div>
          ) : null}
        </Fragment>
      ))}
    </div>
  )
}

function Criteria({ level, chosen }: { level: 'U0' | 'U1' | 'U2'; chosen: readonly string[] }) {
  const { t, language } = usePage()
  return (
    <fieldset class="desk-field">
      <legend>{t(urgencyWords[level])}</legend>
      {(urgencyQuestion(level).options ?? []).map(({ code, label }) => (
        <div class="desk-choice" key={code}>
          <input
            type="checkbox"
            id={`urgency-${code}`}
            name="urgencyCriteria"
            value={code}
            checked={chosen.includes(code)}
          />
          <label for={`urgency-${code}`}>{label[language]}</label>
        </div>
      ))}
    </fieldset>
  )
}
