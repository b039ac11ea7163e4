import type { FileResource } from '@intarsi/access'
import { referralState, type Territory } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { Kysely, Selectable } from 'kysely'
import type { IntakeSchema } from '../schema.ts'
import { holdersOf } from './referral-view.ts'
import type { ReferralTable } from './tables.ts'
import { tablesOf } from './tables-of.ts'

export type ReferralRow = Selectable<ReferralTable>

/** What `resourceOfReferral` reads: for several at once, without their forms. */
export const RESOURCE_COLUMNS = [
  'territory_id',
  'sportello_id',
  'body_id',
  'view',
  'equipe_ids',
  'conflicted_ids',
  'seat_areas',
  'state',
] as const satisfies readonly (keyof ReferralTable)[]

export type ReferralResource = FileResource & { territory: Territory }

/** The referral, or a 404 problem. */
export async function getReferral(db: Kysely<IntakeSchema>, referralId: string): Promise<ReferralRow> {
  const row = await db
    .selectFrom('referral')
    .selectAll()
    .where('referral_id', '=', referralId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'unknown-referral', 'There is no referral with this id.')
  return row
}

const AFTER_ADMISSION = new Set<string>([referralState.enum.admitted])

/** What the rules of access read of a referral. Persons hold their role for this household whatever their account says. */
export function resourceOfReferral(
  row: Pick<ReferralRow, (typeof RESOURCE_COLUMNS)[number]>,
): ReferralResource {
  const { view } = row
  return {
    territory: row.territory_id,
    sportelloId: row.sportello_id,
    bodyId: row.body_id,
    holders: {
      ...holdersOf(view),
      coordinator: view.coordinatorId ? [view.coordinatorId] : [],
      'equipe-member': row.equipe_ids,
    },
    tables: tablesOf(view),
    conflictedPersonIds: row.conflicted_ids,
    seatAreas: row.seat_areas,
    phase: AFTER_ADMISSION.has(row.state) ? 'after-admission' : 'before-decision',
  }
}
