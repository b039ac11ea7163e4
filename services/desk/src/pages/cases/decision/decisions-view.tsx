import type { Account } from '../../../api/account.ts'
import type { Decision } from '../../../api/cases.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { SummaryList, type SummaryRow } from '../../../components/summary-list.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { codeWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { decisionKindWords, decisionStateWords, decisionWords } from '../../../words/decisions.ts'
import { takenWords as words } from '../../../words/decisions-taken.ts'
import { reasonWords } from '../../../words/reasons.ts'
import { sitsAt } from '../../tables/table-rights.ts'
import { CaseLine } from '../case-line.tsx'
import { isOfficer, mayPrepare } from '../case-rights.ts'
import { AnnulForm } from './annul-form.tsx'
import type { DecisionData } from './decision-data.ts'
import { standingDecision, toRatify } from './standing-decision.ts'
import { ToldForm } from './told-form.tsx'
import { VoidPart } from './void-part.tsx'

export type SentForm = 'household-told' | 'annulment' | 'void'

export type DecisionsProps = {
  data: DecisionData
  form: URLSearchParams
  faults: readonly FormFault[]
  /** The form that was sent and has something to correct. */
  sent: SentForm | null
}

export function DecisionsView(props: DecisionsProps) {
  const { file, households } = props.data
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={props.faults} />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <CaseLine file={file} households={households} />
      {file.decisions.length === 0 ? <p>{t(words.none)}</p> : null}
      {file.decisions.toReversed().map((decision) => (
        <OneDecision key={decision.decisionId} {...props} decision={decision} />
      ))}
      <VoidPart {...props} />
    </>
  )
}

function OneDecision(props: DecisionsProps & { decision: Decision }) {
  const { data, decision } = props
  const { t } = usePage()
  const stands = decision === standingDecision(data.file)
  return (
    <section aria-labelledby={`decision-${decision.decisionId}`} class="desk-card">
      <h2 id={`decision-${decision.decisionId}`}>{t(decisionKindWords[decision.kind])}</h2>
      <p>
        <Tag kind={stands ? 'done' : 'plain'}>{t(decisionStateWords[decision.state])}</Tag>
      </p>
      <SummaryList rows={useRows(data, decision)} />
      {stands ? <Steps {...props} /> : null}
    </section>
  )
}

function useRows({ file, people }: DecisionData, decision: Decision): SummaryRow[] {
  const { t, date, person } = usePage()
  const {
    decidedBy,
    decidedAt,
    secondPersonId,
    betweenMeetings,
    ratifiedAt,
    reason,
    note,
    meetingId,
    tableId,
    tellsHousehold,
  } = decision
  const { territory } = file
  const sits = person && (tableId ? sitsAt(person, { tableId, territory }) : isOfficer(person, file))
  const at = date(decidedAt, 'moment')
  return [
    { label: t(words.decidedBy), value: people.of(decidedBy) },
    {
      label: t(words.decidedAt),
      value: meetingId && sits ? <a href={`/meetings/${meetingId}`}>{at}</a> : at,
    },
    ...(secondPersonId ? [{ label: t(words.secondPerson), value: people.of(secondPersonId) }] : []),
    ...(betweenMeetings
      ? [
          {
            label: t(decisionWords.between),
            value: ratifiedAt
              ? `${t(words.ratifiedAt)}: ${date(ratifiedAt, 'moment')}`
              : t(words.notRatified),
          },
        ]
      : []),
    ...(tellsHousehold
      ? [{ label: t(words.household), value: <Told telling={tellsHousehold} people={people} /> }]
      : []),
    ...(reason ? [{ label: t(decisionWords.ground), value: t(reasonWords(reason)) }] : []),
    ...(note ? [{ label: t(decisionWords.note), value: note }] : []),
  ]
}

type ToldProps = { telling: NonNullable<Decision['tellsHousehold']>; people: DecisionData['people'] }

function Told({ telling: { personId, language, dueOn, toldAt }, people }: ToldProps) {
  const { t, date } = usePage()
  const values = { name: people.of(personId) ?? '–', language: t(codeWords('languages', language)) }
  if (toldAt) return <>{t(words.wasTold, { ...values, date: date(toldAt) })}</>
  return <>{t(words.isToBeTold, { ...values, date: dueOn ? date(dueOn) : '–' })}</>
}

/** What is owed after the decision that holds, for who may do it. */
function Steps(props: DecisionsProps & { decision: Decision }) {
  const { data, decision } = props
  const { t, person } = usePage()
  const { file } = data
  if (!person) return null
  const decides = isOfficer(person, file)
  const tells = TOLD.has(decision.kind) && !decision.tellsHousehold?.toldAt && mayTell(person, data)
  return (
    <>
      {decides && toRatify(file) ? (
        <div class="desk-actions">
          <PostButton
            action={`/cases/${file.referralId}/ratification`}
            label={t(words.ratify)}
            kind="primary"
            size="md"
          />
        </div>
      ) : null}
      {tells ? <ToldForm {...props} /> : null}
      {decides ? (
        <>
          <p>
            <a href={`/cases/${file.referralId}/decisions/${decision.decisionId}/correction`}>
              {t(words.correctIt)}
            </a>
          </p>
          <AnnulForm {...props} />
        </>
      ) : null}
    </>
  )
}

/** Decisions of which the household is told. */
const TOLD: ReadonlySet<Decision['kind']> = new Set([
  'admit',
  'admit-waiting-list',
  'redirect',
  'decline',
  'advise',
  'join',
])

function mayTell(person: Account, { file, managers }: DecisionData): boolean {
  const follows = managers.items.some(
    ({ personId, state }) => personId === person.personId && !PAST.has(state),
  )
  return follows || mayPrepare(person, file)
}

const PAST: ReadonlySet<string> = new Set(['declined', 'lapsed', 'ended'])
