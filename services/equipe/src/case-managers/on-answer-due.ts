import { onDeadline } from '../deadlines/on-deadline.ts'
import { leaveSeat } from './answer-proposal.ts'
import { listActive } from './case-manager-rows.ts'
import { ANSWER_DEADLINE } from './propose-case-manager.ts'

/** No answer within the term: the proposal lapses, the coordinator stands in, somebody else is proposed. */
export const onAnswerDue = onDeadline(ANSWER_DEADLINE, async (tx, deadline, step) => {
  const rows = await listActive(tx, deadline.household_id)
  const silent = rows.find((row) => row.state === 'proposed' && row.person_id === deadline.holder_id)
  if (!silent) return 'moot'
  if (step === 'reminder') return 'late'
  await leaveSeat(tx, silent, { state: 'lapsed', reason: 'lapsed' })
  return 'acted'
})
