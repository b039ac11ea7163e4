import { type Account, territoriesOf } from '../../api/account.ts'
import type { Notice } from '../../api/inbox.ts'
import { caseAddress } from '../case-address.ts'
import { addressOfTerm } from '../cases/address-of-term.ts'

type About = Pick<Notice, 'kind' | 'referralId' | 'territory' | 'params'>

/**
 * Where a person reads what a notice is about. A coordinator told of another territory's referral (whose competence is
 * to be confirmed, whose transfer waits for an answer) may not open its file, and finds it among the transfers. Pure.
 */
export function noticeAddress({ kind, referralId, territory, params }: About, person: Account): string {
  if (!referralId) return '/inbox'
  if (typeof params.taskId === 'string') return `/cases/${referralId}/tasks/${params.taskId}`
  if (isOfTelling(kind, params)) return addressOfTerm({ kind: 'household-told', referralId })
  const coordinated = territoriesOf(person, 'coordinator')
  const [own] = coordinated
  if (own && territory && !coordinated.includes(territory)) return `/territory/${own}/transfers`
  return caseAddress(referralId, person)
}

/** That a household is to be told, or that the term of it comes near or has passed. */
function isOfTelling(kind: string, { deadline }: Notice['params']): boolean {
  return kind === 'tell-household' || (kind.startsWith('deadline-') && deadline === 'household-told')
}
