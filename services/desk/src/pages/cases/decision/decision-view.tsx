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
  return (
    <>
      <ErrorSummary faults={faults} />
      {changed ? <Notice kind="warning">{t(words.changedMeanwhile)}</Notice> : null}
      {data.households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <DecisionHead data={data} />
      {open ? (
        <DecisionForm {...props} />
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
