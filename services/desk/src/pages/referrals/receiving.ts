import { type Account, hasRole, territoriesOf } from '../../api/account.ts'
import type { Sportello } from '../../api/referral-form.ts'

/** Works at the sportello, and signals there. */
export function sendsFor(person: Account, sportelloId: string): boolean {
  return hasRole(person, 'sender') && person.sportelloIds.includes(sportelloId)
}

/** Enters what came to them on paper or by telephone, and reads nothing that was sent. */
export function onlyEnters(person: Account): boolean {
  return hasRole(person, 'preparer') && !hasRole(person, 'sender', 'coordinator')
}

/** Enters it for the sportello by the right of who prepares: neither of the sportello, nor coordinating there. */
export function receivesFor(
  person: Account,
  sportello: Pick<Sportello, 'sportelloId' | 'territory'>,
): boolean {
  const coordinates = territoriesOf(person, 'coordinator').includes(sportello.territory)
  return !coordinates && !sendsFor(person, sportello.sportelloId)
}
