import { housingRequested } from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import { findHolding, freeHolding } from '../offers/free-holding.ts'
import { matchAgain } from '../runs/due.ts'
import type { HousingTx } from '../schema.ts'
import { type Existing, isAnswered, type Need, needOfHousehold, opens } from './need.ts'
import { changeRequest, heardOf, isLive, type RequestRow, refOf, requestsOf, survivorOf } from './requests.ts'

/**
 * Brings a household's request in line with the facts heard so far, in the transaction that heard the last one:
 * opens it, keeps it current, or closes it and releases everything held. `cause` is the code of that last fact.
 */
export async function settle(tx: HousingTx, householdId: string, why: { cause: string; newId: NewId }) {
  const survivor = await survivorOf(tx, householdId)
  if (survivor !== householdId) {
    for (const request of await requestsOf(tx, householdId)) await close(tx, request, why.cause)
    await tx.lock('housing.households', survivor)
  }
  await settleOne(tx, survivor, why)
}

async function settleOne(
  tx: HousingTx,
  householdId: string,
  { cause, newId }: { cause: string; newId: NewId },
) {
  const requests: WithPlace[] = []
  for (const row of await requestsOf(tx, householdId)) requests.push(await withPlace(tx, row))
  const held = requests.find(({ row, entered }) => isLive(row) || (row.state === 'placed' && !entered))
  const need = needOfHousehold(await heardOf(tx, householdId), held?.existing ?? null)
  if (held && !need) return close(tx, held.row, cause)
  if (held && need && isLive(held.row)) return update(tx, held.row, need)
  const existing = requests.map((one) => one.existing)
  if (need && opens(need) && !isAnswered(need, existing)) await open(tx, { householdId, need, id: newId() })
}

type WithPlace = { row: RequestRow; existing: Existing; entered: boolean }

async function withPlace({ trx }: HousingTx, row: RequestRow): Promise<WithPlace> {
  const placement = await trx
    .selectFrom('placement')
    .innerJoin('place', 'place.place_id', 'placement.place_id')
    .select(['placement.state', 'place.reserve_for_urgent'])
    .where('request_id', '=', row.request_id)
    .where('placement.state', 'in', ['agreed', 'entered'])
    .executeTakeFirst()
  return {
    row,
    entered: placement?.state === 'entered',
    existing: {
      referralId: row.referral_id,
      cause: row.cause,
      state: row.state,
      closedBy: row.closed_by,
      provisional: placement?.reserve_for_urgent ?? false,
    },
  }
}

async function open(
  tx: HousingTx,
  { householdId, need, id }: { householdId: string; need: Need; id: string },
) {
  const row = {
    request_id: id,
    household_id: householdId,
    ...columnsOf(need),
    facts: JSON.stringify(need.facts),
    state: 'open' as const,
    opened_at: need.since,
    version: 1,
    changed_at: tx.now,
  }
  const request = await tx.trx.insertInto('request').values(row).returningAll().executeTakeFirstOrThrow()
  await tx.announce(housingRequested, householdId, {
    ...refOf(request),
    requestId: id,
    openedAt: need.since.toISOString(),
    cause: need.cause,
  })
  await matchAgain(tx, need.territory)
}

/** Newer facts, another urgency, an admission after an urgent start: the same request, matched again. */
async function update(tx: HousingTx, row: RequestRow, need: Need) {
  const columns = columnsOf(need)
  const moved = need.territory !== row.territory_id
  const same =
    columns.facts_version === row.facts_version &&
    columns.urgency === row.urgency &&
    columns.cause === row.cause &&
    columns.referral_id === row.referral_id
  if (same && !moved) return
  const freed = moved && (await freeHolding(tx, row, 'competence-transferred'))
  await changeRequest(tx, row.request_id, {
    ...columns,
    facts: need.facts,
    ...(freed ? { state: 'open' as const } : {}),
  })
  if (moved) await matchAgain(tx, row.territory_id)
  await matchAgain(tx, need.territory)
}

/** Ends a request for good and frees what it holds; a household that has moved in is never put out by a fact. */
async function close(tx: HousingTx, row: RequestRow, cause: string) {
  if (row.state === 'cancelled') return
  const holding = await findHolding(tx, row.request_id)
  if (holding?.entered) return
  await freeHolding(tx, row, cause)
  await changeRequest(tx, row.request_id, { state: 'cancelled', closed_at: tx.now, closed_by: cause })
  await matchAgain(tx, row.territory_id)
}

function columnsOf(need: Need) {
  return {
    territory_id: need.territory,
    referral_id: need.referralId,
    referral_number: need.referralNumber,
    urgency: need.urgency,
    cause: need.cause,
    facts_version: need.facts.version,
  }
}
