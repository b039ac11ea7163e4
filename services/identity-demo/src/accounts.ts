import { accountRole, TERRITORIES, type Territory } from '@intarsi/contracts'
import type { DirectoryFile } from '@intarsi/directory-file'
import type * as z from 'zod'

/** Somebody a demo token can be had for. What the account may do is the directory's matter, not this list's. */
export type DemoAccount = {
  /** `demo|re-coordinator` */
  subject: string
  role: z.infer<typeof accountRole>
  /** Null: every territory. */
  territory: Territory | null
  /** What the page of accounts shows; a fictional name. */
  label: string
}

const LOCAL_ROLES = accountRole.exclude(['auditor', 'operator', 'integrator']).options
const GLOBAL_ROLES = accountRole.extract(['auditor', 'operator', 'integrator']).options

/** One account per role and territory, and one each for the roles that have none. */
export function defaultAccounts(): DemoAccount[] {
  const local = TERRITORIES.flatMap((territory) =>
    LOCAL_ROLES.map((role) => ({
      subject: `demo|${territory.toLowerCase()}-${role}`,
      role,
      territory,
      label: `${role} (${territory})`,
    })),
  )
  const global = GLOBAL_ROLES.map((role) => ({ subject: `demo|${role}`, role, territory: null, label: role }))
  return [...local, ...global]
}

/** Most telling first: nearly everybody prepares files and sits in équipes, few do the rest. */
const TELLING: readonly DirectoryFile['people'][number]['accounts'][number][] = [
  'auditor',
  'operator',
  'integrator',
  'housing-manager',
  'case-manager',
  'sender',
  'tutor',
  'observer',
  'preparer',
  'equipe-member',
]

/** Everybody in the directory file, by the role that says most about them, in whatever order their accounts stand. */
export function accountsOf(directory: DirectoryFile): DemoAccount[] {
  const coordinators = new Set(Object.values(directory.offices).map((office) => office?.coordinator))
  return directory.people.map((person) => {
    const everywhere = GLOBAL_ROLES.some((role) => person.accounts.includes(role))
    return {
      subject: person.subject,
      role: coordinators.has(person.key)
        ? 'coordinator'
        : (TELLING.find((role) => person.accounts.includes(role)) ?? 'table-member'),
      territory: everywhere ? null : (Object.keys(person.roles)[0] as Territory),
      label: `${person.givenName} ${person.familyName}`,
    }
  })
}

/** An account as people type it: `re-coordinator` or `demo|re-coordinator`. */
export function findAccount(accounts: readonly DemoAccount[], name: string): DemoAccount | undefined {
  const subject = name.startsWith('demo|') ? name : `demo|${name}`
  return accounts.find((account) => account.subject === subject)
}
