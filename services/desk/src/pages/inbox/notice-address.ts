import { type Account, territoriesOf } from '../../api/account.ts'
import type { Notice } from '../../api/inbox.ts'
import { caseAddress } from '../case-address.ts'

type About = Pick<Notice, 'referralId' | 'territory' | 'params'>

/**
 * Where a person reads what a notice is about. A coordinator told of another territory's referral (whose competence is
 * to be confirmed, whose transfer waits for an answer) may not open its file, and finds it among the transfers. Pure.
 */
export function noticeAddress({ referralId, territory, params }: About, person: Account): string {
  if (!referralId) return '/inbox'
  if (typeof params.taskId === 'string') return `/cases/${referralId}/tasks/${params.taskId}`
  const coordinated = territoriesOf(person, 'coordinator')
  const [own] = coordinated
  if (own && territory && !coordinated.includes(territory)) return `/territory/${own}/transfers`
  return caseAddress(referralId, person)
}
