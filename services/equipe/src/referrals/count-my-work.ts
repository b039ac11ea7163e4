import type { Territory } from '@intarsi/contracts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import { heldBy } from '../case-managers/list-households-of.ts'
import type { EquipeSchema } from '../schema.ts'
import { idsOfPerson } from './list-queues.ts'

/** No list is counted beyond this: who has more reads it page by page. */
const COUNTED = 100

const count = z.number().int().max(COUNTED)
export const workTotals = z
  .object({
    queue: count,
    asked: count,
    toConfirm: count,
    deadlines: count,
    toAssign: count,
    households: count,
  })
  .describe(`How long each list is; ${COUNTED}: that, or more`)

/** How long each of a person's lists is. `confirms`: territories whose exclusions they may confirm. */
export async function countMyWork(
  db: Kysely<EquipeSchema>,
  me: string,
  confirms: readonly Territory[],
): Promise<z.infer<typeof workTotals>> {
  const listed = (state?: 'info-requested') => idsOfPerson(me, { limit: COUNTED, state })
  const { rows } = await sql<z.infer<typeof workTotals>>`select
    ${counted(sql`select from ${listed()} mine`)} as queue,
    ${counted(sql`select from ${listed('info-requested')} mine`)} as asked,
    ${counted(sql`select from queue join referral using (referral_id)
      where queue.territory_id = any(${confirms}::text[]) and referral.state = 'exclusion-proposed'`)} as "toConfirm",
    ${counted(sql`select from deadline where holder_id = ${me} and closed_at is null`)} as deadlines,
    ${counted(sql`select from case_manager m where ${heldBy(me, { interim: true })}`)} as "toAssign",
    ${counted(sql`select from case_manager m where ${heldBy(me, { interim: false })}`)} as households`.execute(
    db,
  )
  const [totals] = rows
  if (!totals) throw new Error('a count answers one row')
  return totals
}

function counted(found: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(select count(*)::int from (${found} limit ${COUNTED}) counted)`
}
