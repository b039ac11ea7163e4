import { readFile } from 'node:fs/promises'
import { accountRole, TERRITORIES, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'

const demoAccount = z.strictObject({
  subject: z.string().regex(/^demo\|[a-z0-9-]+$/, 'A subject is demo|<territory>-<role>, perhaps with -<n>.'),
  role: accountRole,
  territory: territorySchema.nullable().describe('Null: every territory'),
  label: z.string().min(1).describe('What the page of accounts shows; a fictional name'),
})

/** Somebody a demo token can be had for. What the account may do is the directory's matter, not this list's. */
export type DemoAccount = z.infer<typeof demoAccount>

export const demoAccounts = z
  .array(demoAccount)
  .min(1)
  .refine(
    (list) => new Set(list.map(({ subject }) => subject)).size === list.length,
    'A subject stands here twice.',
  )

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

/** Reads a list of accounts; throws naming every fault. */
export async function readAccounts(file: string): Promise<DemoAccount[]> {
  return demoAccounts.parse(JSON.parse(await readFile(file, 'utf8')))
}

/** An account as people type it: `re-coordinator` or `demo|re-coordinator`. */
export function findAccount(accounts: readonly DemoAccount[], name: string): DemoAccount | undefined {
  const subject = name.startsWith('demo|') ? name : `demo|${name}`
  return accounts.find((account) => account.subject === subject)
}
