import { territorySchema } from '@intarsi/contracts'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDb } from '../schema.ts'
import { AGREEMENT_KINDS, signaturesOf } from './agreements.ts'
import { DESTINATIONS, type PlacementRow } from './placements.ts'
import { EXTENSION_REASONS } from './stay-limit.ts'
import { PLACEMENT_STATES } from './tables.ts'
import { VISIT_OUTCOMES } from './visits.ts'

const agreementView = z.object({
  kind: z.enum(AGREEMENT_KINDS),
  version: z.number().int(),
  signedOn: z.iso.date(),
  explainedIn: z.string(),
})
export const visitView = z.object({
  visitId: z.uuid(),
  placementId: z.uuid(),
  householdId: z.uuid(),
  territory: territorySchema,
  dueOn: z.iso.date(),
  visitedOn: z.iso.date().nullable(),
  outcome: z.enum(VISIT_OUTCOMES).nullable(),
})
const extensionView = z.object({
  previousUntil: z.iso.date(),
  stayUntil: z.iso.date(),
  reason: z.enum(EXTENSION_REASONS),
  extendedAt: z.iso.datetime(),
})

/** A placement with all that happened in it. */
export const placementView = z.object({
  placementId: z.uuid(),
  requestId: z.uuid(),
  householdId: z.uuid(),
  placeId: z.uuid(),
  territory: territorySchema,
  state: z.enum(PLACEMENT_STATES),
  agreedAt: z.iso.datetime(),
  enteredOn: z.iso.date().nullable(),
  stayUntil: z.iso.date().nullable().describe('Null: no limit, or not moved in yet'),
  endedOn: z.iso.date().nullable(),
  endReason: z.string().nullable(),
  destination: z.enum(DESTINATIONS).nullable(),
  agreements: z.array(agreementView).describe('Signed by household and host'),
  unsigned: z.array(z.enum(AGREEMENT_KINDS)).describe('To sign before the entry'),
  visits: z.array(visitView).describe('The one to come last'),
  extensions: z.array(extensionView),
})

/** Placements as they are answered, in the order given. */
export async function viewsOf(
  db: HousingDb,
  rows: readonly PlacementRow[],
): Promise<z.infer<typeof placementView>[]> {
  const ids = rows.map((row) => row.placement_id)
  const [signatures, visits, extensions] = await Promise.all([
    signaturesOf(db, ids),
    visitsOf(db, ids),
    extensionsOf(db, ids),
  ])
  return rows.map((row) => {
    const own = <Item extends { placement_id: string }>(all: Item[]) =>
      all.filter((one) => one.placement_id === row.placement_id)
    const signed = own(signatures)
    return {
      ...ownFields(row),
      agreements: signed.map(({ kind, version, signed_on: signedOn, explained_in: explainedIn }) => ({
        kind,
        version,
        signedOn,
        explainedIn,
      })),
      unsigned: AGREEMENT_KINDS.filter((kind) => !signed.some((one) => one.kind === kind)),
      visits: own(visits).map(viewOfVisit),
      extensions: own(extensions).map((one) => ({
        previousUntil: one.previous_until,
        stayUntil: one.stay_until,
        reason: one.reason,
        extendedAt: one.extended_at.toISOString(),
      })),
    }
  })
}

function ownFields(row: PlacementRow) {
  return {
    placementId: row.placement_id,
    requestId: row.request_id,
    householdId: row.household_id,
    placeId: row.place_id,
    territory: row.territory_id,
    state: row.state,
    agreedAt: row.agreed_at.toISOString(),
    enteredOn: row.entered_on,
    stayUntil: row.stay_until,
    endedOn: row.ended_on,
    endReason: row.end_reason,
    destination: row.destination,
  }
}

type VisitRow = Awaited<ReturnType<typeof visitsOf>>[number]

export function viewOfVisit(row: VisitRow): z.infer<typeof visitView> {
  return {
    visitId: row.visit_id,
    placementId: row.placement_id,
    householdId: row.household_id,
    territory: row.territory_id,
    dueOn: row.due_on,
    visitedOn: row.visited_on,
    outcome: row.outcome,
  }
}

async function visitsOf(db: HousingDb, placementIds: readonly string[]) {
  return db
    .selectFrom('visit')
    .selectAll()
    .where(sql<boolean>`placement_id = any(${placementIds}::uuid[])`)
    .orderBy(sql`visited_on nulls last`)
    .orderBy('due_on')
    .execute()
}

async function extensionsOf(db: HousingDb, placementIds: readonly string[]) {
  return db
    .selectFrom('stay_extension')
    .selectAll()
    .where(sql<boolean>`placement_id = any(${placementIds}::uuid[])`)
    .orderBy('stay_until')
    .execute()
}
