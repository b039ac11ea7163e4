import {
  deadlinePassed,
  decisionRecorded,
  referralMoved,
  referralRouted,
  requestAnswered,
} from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Subscription, Tx } from '@intarsi/messaging'
import { on } from '@intarsi/messaging'
import { tell } from '../inbox/tell.ts'
import { tellParties } from '../inbox/tell-parties.ts'
import { replaceParties } from '../projections/parties.ts'
import type { NotificationsSchema } from '../schema.ts'
import { noticesOfAnswer, noticesOfDeadline, noticesOfDecision, noticesOfMoved } from './decision-notices.ts'
import { ofReferral } from './of-referral.ts'
import { noticesOfRouted } from './routing-notices.ts'

type S = NotificationsSchema

export function onReferralFacts(newId: NewId): Subscription<S>[] {
  return [
    ofReferral(referralRouted, async (tx, event) => {
      const { data } = event
      const { preparerId, coordinatorId, tableId } = data
      await replaceParties(tx, data, {
        preparer: [preparerId],
        coordinator: [coordinatorId],
        table: [tableId],
      })
      await tellParties(tx, event, newId, noticesOfRouted)
    }),
    ofReferral(referralMoved, async (tx, event) => {
      const { preparerId, coordinatorId } = event.data
      await replaceParties(tx, event.data, {
        ...(preparerId === undefined ? {} : { preparer: [preparerId] }),
        ...(coordinatorId ? { coordinator: [coordinatorId] } : {}),
      })
      await tellParties(tx, event, newId, noticesOfMoved)
    }),
    // Not with others of its referral: one that corrects another reads whom the other was told to.
    on<S, typeof decisionRecorded>(decisionRecorded, async (tx, event) => {
      const told = await toldOf(tx, event.data.corrects)
      await tellParties(tx, event, newId, (data, parties) => noticesOfDecision(data, parties, told))
    }),
    ofReferral(requestAnswered, (tx, event) => tellParties(tx, event, newId, noticesOfAnswer)),
    ofReferral(deadlinePassed, (tx, event) => tell(tx, event, noticesOfDeadline(event.data), newId)),
  ]
}

async function toldOf(tx: Tx<S>, decisionId: string | null): Promise<string[]> {
  if (decisionId === null) return []
  const rows = await tx.trx
    .selectFrom('notice')
    .select('recipient_id')
    .distinct()
    .where('decision_id', '=', decisionId)
    .where('recipient_kind', '=', 'person')
    .execute()
  return rows.map((row) => row.recipient_id)
}
