import {
  type DataOf,
  householdIsJoined,
  householdIsSplit,
  householdJoined,
  householdSplit,
  meetingChanged,
  meetingUpdated,
  SMALLEST_COUNT,
  type Territory,
} from '@intarsi/contracts'
import { on, type Subscription, type Tx } from '@intarsi/messaging'
import { ofReferral } from '../recipients/of-referral.ts'
import type { NotificationsSchema } from '../schema.ts'
import { PUBLISHED } from './case-lines.ts'
import { type LinkBases, publishCaseFact, tellPublicly } from './publish.ts'

type S = NotificationsSchema

/** Every internal fact that the public feed tells. */
export function publicFeed(bases: LinkBases): Subscription<S>[] {
  return [
    ...PUBLISHED.map((contract) => ofReferral(contract, (tx, event) => publishCaseFact(tx, event, bases))),
    on<S, typeof meetingChanged>(meetingChanged, async (tx, { data, time }) => {
      await tellPublicly(tx, data.tableId, { contract: meetingUpdated, data: meetingLineOf(data, time) })
    }),
    on<S, typeof householdJoined>(householdJoined, async (tx, { data, time }) => {
      const { householdId, survivingHouseholdId } = data
      await tellPair(tx, householdIsJoined, { householdId, survivingHouseholdId, occurredAt: time })
    }),
    on<S, typeof householdSplit>(householdSplit, async (tx, { data, time }) => {
      const { householdId, formerSurvivingHouseholdId: survivingHouseholdId } = data
      await tellPair(tx, householdIsSplit, { householdId, survivingHouseholdId, occurredAt: time })
    }),
  ]
}

/** Who is on the agenda stays inside, and how many only from five on. */
function meetingLineOf(
  data: DataOf<typeof meetingChanged>,
  occurredAt: string,
): DataOf<typeof meetingUpdated> {
  const { meetingId, tableId, territory, tableFunction, state, startsAt, formerStartsAt, extraordinary } =
    data
  const itemCount = data.itemCount >= SMALLEST_COUNT ? data.itemCount : null
  return {
    ...{ meetingId, tableId, territory, tableFunction, state, startsAt, formerStartsAt, extraordinary },
    itemCount,
    occurredAt,
  }
}

type Pair = { householdId: string; survivingHouseholdId: string; occurredAt: string }

/** Households have no territory, their referrals have: a join is told in each territory that knows one of the two. */
async function tellPair(
  tx: Tx<S>,
  contract: typeof householdIsJoined | typeof householdIsSplit,
  pair: Pair,
): Promise<void> {
  const rows = await tx.trx
    .selectFrom('feed_case')
    .select('territory_id')
    .distinct()
    .where('household_id', 'in', [pair.householdId, pair.survivingHouseholdId])
    .orderBy('territory_id')
    .execute()
  for (const { territory_id } of rows) {
    const data = { ...pair, territory: territory_id as Territory }
    await tellPublicly(tx, pair.householdId, { contract, data })
  }
}
