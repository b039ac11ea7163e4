import type { Decision } from '../../../api/cases.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { decisionWords as words } from '../../../words/decisions.ts'
import { kindsIn } from './decidable.ts'
import type { DecisionData } from './decision-data.ts'
import { DecisionForm } from './decision-form.tsx'
import { DecisionHead } from './decision-head.tsx'

export type DecisionProps = {
  data: DecisionData
  faults: readonly FormFault[]
  form: URLSearchParams
  corrects: Decision | null
  /** The case changed since the form was opened. */
  changed: boolean
  /** Names the decision: the same form sent twice records it once. */
  formKey: string
  meetingId: string | null
}

export function DecisionView(props: DecisionProps) {
  const { data, faults, corrects, changed } = props
  const { t } = usePage()
  const open = kindsIn(data.file.standing.state, corrects !== null).length > 0
  // What was written already is shown again with what is wrong with it, whoever decides.
  const barred = faults.length === 0 && !corrects && !changed && !mayDecide(data)
  return (
    <>
      <ErrorSummary faults={faults} />
      {changed ? <Notice kind="warning">{t(words.changedMeanwhile)}</Notice> : null}
      {data.households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <DecisionHead data={data} />
      {open && data.decider?.atTheTable === false ? <WhoDecides data={data} /> : null}
      {open ? (
        barred ? null : (
          <DecisionForm {...props} />
        )
      ) : (
        <Notice>
          <p>{t(words.closed)}</p>
          <p>
            <a href={`/cases/${data.file.referralId}`}>{t(words.readTheirs)}</a>
          </p>
        </Notice>
      )}
    </>
  )
}

const mayDecide = ({ decider }: DecisionData) => !decider || decider.atTheTable || decider.betweenMeetings

/** Told before anything is written: who decides at the table, and what is left to who reads this. */
function WhoDecides({ data: { decider, people } }: { data: DecisionData }) {
  const { t, date } = usePage()
  if (!decider) return null
  const name = people.of(decider.chairId) ?? t(words.somebody)
  return (
    <Notice>
      <p>{t(words.notChair, { name, date: date(decider.since) })}</p>
      <p>{t(decider.betweenMeetings ? words.onlyBetween : words.mayDelegate)}</p>
    </Notice>
  )
}
