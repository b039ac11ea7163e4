import {
  caseManagerConfirmed,
  decisionRecorded,
  type Envelope,
  presaInCaricoClosed,
  presaInCaricoOpened,
  type ReferralState,
  referralMoved,
  referralRouted,
  referralUpdated,
  type Territory,
} from '@intarsi/contracts'
import type { Subscription, Tx } from '@intarsi/messaging'
import type { NotificationsSchema } from '../schema.ts'

/** Internal facts that have a line in the public feed. */
export const PUBLISHED = [
  referralRouted,
  referralMoved,
  decisionRecorded,
  caseManagerConfirmed,
  presaInCaricoOpened,
  presaInCaricoClosed,
] as const

type Published = {
  referralId: string
  referralNumber: string
  householdId: string
  territory: Territory
  standing?: { state: ReferralState; holder: { kind: string }; nextStepOn: string | null }
}

/** What leaves: ids, state, the holder's kind, dates and a link. Reasons, urgency and decision facts stay inside. */
export function publicLineOf(event: Envelope<Published>, publicUrl: string) {
  const { data } = event
  return {
    referralId: data.referralId,
    referralNumber: data.referralNumber,
    territory: data.territory,
    cause: event.type,
    state: data.standing?.state ?? null,
    holderKind: data.standing?.holder.kind ?? null,
    nextStepOn: data.standing?.nextStepOn ?? null,
    occurredAt: event.time,
    link: `${publicUrl}/referrals/${data.referralId}`,
  }
}

/** Announces the public line in the transaction that handles the internal fact. */
export async function publish(
  tx: Tx<NotificationsSchema>,
  event: Envelope<Published>,
  publicUrl: string,
): Promise<void> {
  await tx.lock('public.households', event.data.householdId)
  await tx.announce(referralUpdated, event.data.householdId, publicLineOf(event, publicUrl))
}

/** Adds the public feed to the handlers of the facts that have a line in it. */
export function withPublicFeed(
  subscriptions: Subscription<NotificationsSchema>[],
  publicUrl: string,
): Subscription<NotificationsSchema>[] {
  const published = new Set<string>(PUBLISHED.map((contract) => contract.type))
  const handled = new Set(subscriptions.map((subscription) => subscription.contract.type))
  const only = PUBLISHED.filter((contract) => !handled.has(contract.type)).map((contract) => ({
    contract,
    handle: async () => {},
  }))
  return [...subscriptions, ...only].map((subscription) =>
    published.has(subscription.contract.type)
      ? {
          ...subscription,
          handle: async (tx, event) => {
            await subscription.handle(tx, event)
            await publish(tx, event as Envelope<Published>, publicUrl)
          },
        }
      : subscription,
  )
}
