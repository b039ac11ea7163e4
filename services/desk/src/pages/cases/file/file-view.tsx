import { hasRole } from '../../../api/account.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { NextStep } from '../../../components/referral-bits.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { Timeline } from '../../../components/timeline.tsx'
import { usePage } from '../../../page/page-context.ts'
import { askedWords } from '../../../words/asked.ts'
import { fileWords as words } from '../../../words/case-file.ts'
import { fieldWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { takenWords } from '../../../words/decisions-taken.ts'
import { duplicateWords } from '../../../words/duplicates.ts'
import { ruleWords } from '../../../words/rule-words.ts'
import { schedaWords } from '../../../words/scheda.ts'
import { isOfficer, mayJoin, mayOpenMeeting, mayPrepare } from '../case-rights.ts'
import { kindsIn } from '../decision/decidable.ts'
import type { DecisionData } from '../decision/decision-data.ts'
import { DecisionHead } from '../decision/decision-head.tsx'
import { entriesOfReferral } from '../household/history-entries.ts'
import { SenderAnswers } from '../scheda/sender-answers.tsx'
import { ContactAttemptForm, ContactAttempts } from './contact-attempts.tsx'
import type { Answers } from './file-page.ts'
import { type FileStep, isOver } from './file-steps.ts'
import { CompetenceForm, StepForms, TransferForm } from './step-forms.tsx'
import { UrgencyForm } from './urgency-form.tsx'

export type FileProps = {
  data: DecisionData
  /** What the sportello answered; null when it cannot be read now. */
  answered: Answers | null
  form: URLSearchParams
  faults: readonly FormFault[]
  /** The step whose form was sent and has something to correct. */
  step: FileStep | null
  /** Names what a form would add: sent twice, it is added once. */
  formKey: string
}

export function FileView(props: FileProps) {
  const { data, answered, faults } = props
  const { file, people } = data
  const { t, date, person } = usePage()
  const decides = person !== null && hasRole(person, 'chair', 'coordinator')
  const telling = { t, date, people, territory: file.territory }
  return (
    <>
      <ErrorSummary faults={faults} />
      {data.households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <AskedToLead {...props} />
      <DecisionHead data={data} />
      <Now {...props} />
      {answered ? (
        <SenderAnswers {...answered} />
      ) : (
        <Notice kind="warning">{t(schedaWords.answersAway)}</Notice>
      )}
      <StepForms {...props} />
      {decides && kindsIn(file.standing.state, false).length > 0 ? (
        <div class="desk-actions">
          <a class="btn btn-primary" href={`/cases/${file.referralId}/decision`}>
            {t(words.decide)}
          </a>
        </div>
      ) : null}
      {file.decisions.length > 0 || (person && isOfficer(person, file)) ? (
        <p>
          <a href={`/cases/${file.referralId}/decisions`}>{t(takenWords.taken)}</a>
        </p>
      ) : null}
      <CompetenceForm {...props} />
      <TransferForm {...props} />
      {person && mayPrepare(person, file) && !isOver(file) ? (
        <>
          {mayJoin(person, file) ? (
            <p>
              <a href={`/cases/${file.referralId}/duplicates`}>{t(duplicateWords.title)}</a>
            </p>
          ) : null}
          <ContactAttemptForm {...props} />
          <UrgencyForm {...props} />
        </>
      ) : null}
      <ContactAttempts data={data} />
      <h2>{t(words.history)}</h2>
      <Timeline entries={entriesOfReferral(file, telling)} />
    </>
  )
}

/** Who is proposed as case manager may say no, and where it is theirs to say, yes. */
function AskedToLead({ data: { file, managers } }: FileProps) {
  const { t, person } = usePage()
  const mine = managers.items.some((one) => one.state === 'proposed' && one.personId === person?.personId)
  if (!mine) return null
  return (
    <Notice>
      {t(askedWords.proposed)} <a href={`/cases/${file.referralId}/asked`}>{t(askedWords.answer)}</a>
    </Notice>
  )
}

/** What happens next, by when, in whose hands; what is missing, what was asked, what it waits for. */
function Now({ data: { file, people } }: FileProps) {
  const { t, date, pick, person } = usePage()
  const fields = (codes: readonly string[]) => codes.map((code) => t(fieldWords(code))).join(', ')
  const { nextStep, nextStepOn, holder } = file.standing
  return (
    <>
      <SummaryList
        rows={[
          { label: t(words.next), value: <NextStep step={nextStep} on={nextStepOn} /> },
          ...(holder.kind === 'person' ? [{ label: t(words.holder), value: people.of(holder.id) }] : []),
          ...(file.meeting
            ? [
                {
                  label: t(words.meeting),
                  value: <MeetingLink file={file} meeting={file.meeting} />,
                },
              ]
            : []),
          ...(file.gate ? [{ label: t(words.gate), value: pick(ruleWords(file.territory, file.gate)) }] : []),
        ]}
      />
      {file.fieldsMissing.length > 0 && !isOver(file) ? (
        <Notice>
          <p>{t(words.missing, { count: file.fieldsMissing.length, fields: fields(file.fieldsMissing) })}</p>
          {person && mayPrepare(person, file) ? (
            <a href={`/cases/${file.referralId}/scheda/complete`}>{t(schedaWords.complete)}</a>
          ) : null}
        </Notice>
      ) : null}
      {file.question ? (
        <Notice>
          {t(words.question, { fields: fields(file.question.fields), date: date(file.question.dueOn) })}
        </Notice>
      ) : null}
    </>
  )
}

type MeetingLinkProps = { file: DecisionData['file']; meeting: NonNullable<DecisionData['file']['meeting']> }

function MeetingLink({ file, meeting }: MeetingLinkProps) {
  const { date, person } = usePage()
  const at = date(meeting.startsAt, 'moment')
  return person && mayOpenMeeting(person, file) ? <a href={`/meetings/${meeting.id}`}>{at}</a> : at
}
