import { type Account, territoriesOf } from '../../api/account.ts'
import type { CaseFile } from '../../api/cases.ts'

// What a page offers; the services have the last word.

/** Chairs or coordinates in the referral's territory. */
export function isOfficer(person: Account, { territory }: Pick<CaseFile, 'territory'>): boolean {
  return territoriesOf(person, 'chair', 'coordinator').includes(territory)
}

export function coordinates(person: Account, { territory }: Pick<CaseFile, 'territory'>): boolean {
  return territoriesOf(person, 'coordinator').includes(territory)
}

/** Prepares this referral, has it in hand, or leads the territory's tables. */
export function mayPrepare(
  person: Account,
  file: Pick<CaseFile, 'territory' | 'preparerId' | 'standing'>,
): boolean {
  const { personId } = person
  return isOfficer(person, file) || file.preparerId === personId || file.standing.holder.id === personId
}

/** Says that two households are one, or that they are not: who prepares the referral, or coordinates. */
export function mayJoin(person: Account, file: Pick<CaseFile, 'territory' | 'preparerId'>): boolean {
  return coordinates(person, file) || file.preparerId === person.personId
}
