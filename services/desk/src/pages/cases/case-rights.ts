import { type Account, territoriesOf } from '../../api/account.ts'
import type { CaseFile } from '../../api/cases.ts'
import type { Household } from '../../api/households.ts'

// What a page offers; the services have the last word.

/** Chairs or coordinates in the referral's territory. */
export function isOfficer(person: Account, { territory }: Pick<CaseFile, 'territory'>): boolean {
  return territoriesOf(person, 'chair', 'coordinator').includes(territory)
}

export function coordinates(person: Account, { territory }: Pick<CaseFile, 'territory'>): boolean {
  return territoriesOf(person, 'coordinator').includes(territory)
}

/** May find anything behind the link of a meeting on this referral: sits at a table of its territory, or leads one. */
export function mayOpenMeeting(person: Account, { territory }: Pick<CaseFile, 'territory'>): boolean {
  return territoriesOf(person, 'chair', 'delegate', 'coordinator', 'table-member').includes(territory)
}

type Led = Pick<Household, 'territory' | 'caseManager'>

/** Reads the household's request for a home: its confirmed case manager, alone of those who lead the case, or the coordinator. */
export function mayOpenHomeRequest(person: Account, { territory, caseManager }: Led): boolean {
  const leads = caseManager.state === 'confirmed' && caseManager.personId === person.personId
  return leads || coordinates(person, { territory })
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
