import * as z from 'zod'
import { plainTable } from './plain-table.ts'

export type MigrationOptions = { url: string; token: string; apply?: boolean }

const page = z.object({
  version: z.number(),
  items: z.array(
    z.object({
      referralNumber: z.string(),
      state: z.string(),
      fromVersion: z.number(),
      rule: z.object({ before: z.string(), after: z.string() }),
      routedAnew: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
})
type Page = z.infer<typeof page>

/** Asks the équipe service page by page and prints what changes, or changed. Throws with its answer when it refuses. */
export async function migrateTerritory(territory: string, options: MigrationOptions): Promise<void> {
  const table = plainTable(['referral', 'state', 'from version', 'rule', 'routed anew'])
  let last: Page | undefined
  do {
    last = await ask(territory, { ...options, after: last?.next ?? undefined })
    for (const { referralNumber, state, fromVersion, rule, routedAnew } of last.items) {
      const rules = rule.before === rule.after ? rule.after : `${rule.before} → ${rule.after}`
      table.push([referralNumber, state, fromVersion, rules, routedAnew ? 'yes' : 'no'])
    }
  } while (last.next)
  if (table.length > 0) console.log(table.toString())
  const moved = options.apply ? 'moved' : 'would move; nothing was changed, see --apply'
  console.log(`${table.length} open referrals of ${territory} to version ${last.version}: ${moved}`)
}

async function ask(
  territory: string,
  { url, token, apply = false, after }: MigrationOptions & { after: string | undefined },
): Promise<Page> {
  const address = new URL(`/territories/${encodeURIComponent(territory)}/profile-migration`, url)
  const answer = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ apply, ...(after ? { after } : {}) }),
  })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`)
  return page.parse(await answer.json())
}
