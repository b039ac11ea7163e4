import type { LiveNotice } from './live-inboxes.ts'

/** Notices by which somebody now has the referral in hand. */
const CASE_MANAGER = ['case-manager-proposed', 'case-manager-interim']
const HELD = ['referral-to-prepare', 'exclusion-to-confirm']

export type Told = { caseManagers: string[]; interim: boolean; milliseconds: number }

/**
 * Who was told, and when, counted from `since` (performance.now()): the proposed case manager, or, where a gate holds the
 * referral and nobody is proposed yet, whoever has it in hand. Null: nobody yet.
 */
export function toldOf(notices: readonly LiveNotice[], since: number): Told | null {
  const proposed = notices.filter(({ kind }) => CASE_MANAGER.includes(kind))
  const [first] = proposed
  if (first) {
    return {
      caseManagers: [...new Set(proposed.map(({ recipientId }) => recipientId))],
      interim: proposed.every(({ kind }) => kind === 'case-manager-interim'),
      milliseconds: first.receivedAt - since,
    }
  }
  const held = notices.find(({ kind, params }) => HELD.includes(kind) && params.state !== 'routed')
  return held ? { caseManagers: [], interim: false, milliseconds: held.receivedAt - since } : null
}
