import { noPlaceFound } from '@intarsi/contracts'
import { sql } from 'kysely'
import type { MatchResult, Reason } from '../matching/types.ts'
import { lockRequest, type RequestRow, refOf } from '../requests/requests.ts'
import type { HousingDb, HousingTx, HousingUnitOfWork } from '../schema.ts'

type Deps = { db: HousingDb; unitOfWork: HousingUnitOfWork }

/**
 * Marks the requests a run left without a place, and those it found one for; each in its own short transaction.
 * Telling the same run twice changes nothing.
 */
export async function tellOutcomes(
  { db, unitOfWork }: Deps,
  runId: string,
  result: MatchResult,
): Promise<void> {
  const known = await standingsOf(db, result)
  for (const { requestId, reasons } of result.reasons) {
    const request = known.get(requestId)
    if (request && isNews(request, reasons))
      await unitOfWork((tx) => markWithoutPlace(tx, { requestId, runId, reasons }))
  }
  for (const { requestId } of result.assignments)
    if (mayPropose(known.get(requestId))) await unitOfWork((tx) => markProposed(tx, requestId))
}

type Standing = Pick<RequestRow, 'state' | 'no_place_reasons'>

async function standingsOf(db: HousingDb, result: MatchResult): Promise<Map<string, Standing>> {
  const ids = [...result.reasons, ...result.assignments].map(({ requestId }) => requestId)
  const rows = await db
    .selectFrom('request')
    .select(['request_id', 'state', 'no_place_reasons'])
    .where(sql<boolean>`request_id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.request_id, row]))
}

type Without = { requestId: string; runId: string; reasons: Reason[] }

/** Announces `no-place-found`, and only when the reasons are not those announced last. */
async function markWithoutPlace(tx: HousingTx, { requestId, runId, reasons }: Without) {
  const request = await lockRequest(tx, requestId)
  if (!isNews(request, reasons)) return
  await mark(tx, requestId, { state: 'no-place', reasons })
  await tx.announce(noPlaceFound, request.household_id, {
    ...refOf(request),
    requestId,
    runId,
    ranAt: tx.now.toISOString(),
    reasons: reasons.map(({ code, places }) => ({ rule: code, places })),
  })
}

async function markProposed(tx: HousingTx, requestId: string) {
  const request = await lockRequest(tx, requestId)
  if (mayPropose(request)) await mark(tx, requestId, { state: 'proposed', reasons: null })
}

async function mark(
  { trx, now }: HousingTx,
  requestId: string,
  { state, reasons }: { state: 'proposed' | 'no-place'; reasons: Reason[] | null },
) {
  await trx
    .updateTable('request')
    .set((eb) => ({
      state,
      no_place_reasons: reasons && JSON.stringify(reasons),
      version: eb('version', '+', 1),
      changed_at: now,
    }))
    .where('request_id', '=', requestId)
    .execute()
}

const mayPropose = (request: Standing | undefined) =>
  request?.state === 'open' || request?.state === 'no-place'

/** Somebody who waits, and did not hear these reasons yet. */
function isNews({ state, no_place_reasons: told }: Standing, reasons: Reason[]): boolean {
  return state === 'open' || state === 'proposed' || (state === 'no-place' && !sameReasons(told, reasons))
}

function sameReasons(known: Reason[] | null, now: Reason[]): boolean {
  const inShort = (some: Reason[]) => some.map(({ code, places }) => `${code} ${places}`).join()
  return known !== null && inShort(known) === inShort(now)
}
