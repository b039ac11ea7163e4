import {
  expertRequested,
  expertRequestMoved,
  householdJoined,
  householdSplit,
  referralSubmitted,
  routingOverdue,
} from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Subscription, Tx } from '@intarsi/messaging'
import { on } from '@intarsi/messaging'
import { tell } from '../inbox/tell.ts'
import { releaseForSender } from '../inbox/tell-parties.ts'
import { addParty } from '../projections/parties.ts'
import type { NotificationsSchema } from '../schema.ts'
import { noticesOfExpertMove } from './expert-notices.ts'
import { holdersOf } from './holders-of.ts'
import type { NoticeKind } from './notice.ts'
import { toPersons } from './notice.ts'
import { ofReferral } from './of-referral.ts'
import { noticesOfOverdue } from './routing-notices.ts'

type S = NotificationsSchema

export function onIntakeFacts(newId: NewId): Subscription<S>[] {
  return [
    ofReferral(referralSubmitted, async (tx, { data }) => {
      await addParty(tx, data, 'sender', [data.referrerId])
      await releaseForSender(tx, data.referralId, data.referrerId, newId)
    }),
    on<S, typeof routingOverdue>(routingOverdue, async (tx, event) => {
      const watchers = await holdersOf(tx, ['coordinator', 'operator'], event.data.territory)
      await tell(tx, event, noticesOfOverdue(event.data, watchers), newId)
    }),
    on<S, typeof expertRequested>(expertRequested, async (tx, event) => {
      const { kind, wantedOn, territory } = event.data
      const coordinators = await holdersOf(tx, ['coordinator'], territory)
      const notice = { kind: 'expert-requested', params: { kind, wantedOn }, atOnce: false } as const
      await tell(tx, event, toPersons(coordinators, notice), newId)
    }),
    on<S, typeof expertRequestMoved>(expertRequestMoved, (tx, event) =>
      tell(tx, event, noticesOfExpertMove(event.data), newId),
    ),
    on<S, typeof householdJoined>(householdJoined, (tx, event) =>
      tellFollowers(
        tx,
        event,
        'household-joined',
        [event.data.householdId, event.data.survivingHouseholdId],
        newId,
      ),
    ),
    on<S, typeof householdSplit>(householdSplit, (tx, event) =>
      tellFollowers(
        tx,
        event,
        'household-split',
        [event.data.householdId, event.data.formerSurvivingHouseholdId],
        newId,
      ),
    ),
  ]
}

/** Senders of both households are told that a join happened, without the other's number or data. */
async function tellFollowers(
  tx: Tx<S>,
  event: Parameters<typeof tell>[1],
  kind: NoticeKind,
  householdIds: string[],
  newId: NewId,
): Promise<void> {
  const rows = await tx.trx
    .selectFrom('party')
    .select('recipient_id')
    .distinct()
    .where('household_id', 'in', householdIds)
    .where('role', 'in', ['sender', 'preparer', 'case-manager'])
    .execute()
  const ids = rows.map((row) => row.recipient_id)
  await tell(tx, { ...event, data: {} }, toPersons(ids, { kind, params: {}, atOnce: false }), newId)
}
