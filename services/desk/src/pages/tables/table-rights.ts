import { type Account, territoriesOf } from '../../api/account.ts'

type Table = { tableId: string; territory: string }

/** Whether the page offers what the chair does: the services have the last word. */
export function leads(person: Account, { tableId, territory }: Table): boolean {
  return (
    person.roles.some((grant) => grant.role === 'chair' && grant.tableId === tableId) ||
    territoriesOf(person, 'coordinator').includes(territory)
  )
}

/** Of one table alone: a member, or who stands in for its chair at a meeting to come. */
const SIT_AT: ReadonlySet<string> = new Set(['table-member', 'delegate'])

/** Whether the person may find anything behind a table's link. */
export function sitsAt(person: Account, table: Table): boolean {
  const { tableId, territory } = table
  return (
    leads(person, table) ||
    person.roles.some((grant) => SIT_AT.has(grant.role) && grant.tableId === tableId) ||
    territoriesOf(person, 'auditor').includes(territory) ||
    person.roles.some((grant) => grant.role === 'auditor' && grant.territory === null)
  )
}

/** Territories whose tables somebody looks at. */
export function tableTerritories(person: Account): string[] {
  const roles = ['coordinator', 'chair', 'delegate', 'table-member', 'preparer', 'case-manager', 'auditor']
  return territoriesOf(person, ...roles)
}
