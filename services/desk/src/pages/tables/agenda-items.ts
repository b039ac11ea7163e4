import type { AgendaItem } from '../../api/meetings.ts'

/** One line per referral and kind: a decision that was corrected leaves more, of which the last one stands. */
export function standingItems(items: readonly AgendaItem[]): AgendaItem[] {
  return items.filter(
    (item, i) =>
      item.referral === null ||
      !items
        .slice(i + 1)
        .some(
          ({ kind, referral }) => kind === item.kind && referral?.referralId === item.referral?.referralId,
        ),
  )
}

/** Times an item is deferred without a word (`referral-and-states.md` section 3.2: the third needs a reason). */
const FREE_DEFERRALS = 2

export const isOpen = ({ state }: AgendaItem) => state === 'planned' || state === 'on-agenda'

/** Items that end with a decision: without one they are deferred. */
export const awaitsDecision = ({ kind }: AgendaItem) => kind === 'new-referral' || kind === 'ratification'

export const needsReason = (item: AgendaItem) => awaitsDecision(item) && item.deferrals >= FREE_DEFERRALS

/** What an item is called: its referral's number, or its own words. */
export const itemName = ({ referral, subject }: AgendaItem) => referral?.number ?? subject ?? ''
