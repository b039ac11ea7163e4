import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from './api.ts'

type Notice = { recipientId: string; recipientKind: string; kind: string; createdAt: string }

/** Notices by which somebody now has the referral in hand. */
const CASE_MANAGER = ['case-manager-proposed', 'case-manager-interim']
const HELD = ['referral-to-prepare', 'exclusion-to-confirm']
const LOOK_EVERY_MS = 4
const DEADLINE_MS = 30_000

export type Told = { caseManagers: string[]; interim: boolean; milliseconds: number }

/**
 * Waits until the notice to the proposed case manager can be read over HTTP, or, where a gate holds the referral and
 * nobody is proposed yet, the notice to whoever has it in hand. Milliseconds count from `since` (performance.now())
 * and include the last look.
 */
export async function watchReferral(
  api: Api,
  referralId: string,
  { since, held }: { since: number; held: () => Promise<boolean> },
): Promise<Told> {
  let gated: boolean | null = null
  while (performance.now() - since < DEADLINE_MS) {
    const { items } = await api.get<{ items: Notice[] }>(
      'notifications',
      `/referrals/${referralId}/notices`,
      'operator',
    )
    const milliseconds = performance.now() - since
    const proposed = items.filter((notice) => CASE_MANAGER.includes(notice.kind))
    if (proposed.length > 0) {
      const interim = proposed.every((notice) => notice.kind === 'case-manager-interim')
      return {
        caseManagers: [...new Set(proposed.map((notice) => notice.recipientId))],
        interim,
        milliseconds,
      }
    }
    if (items.some((notice) => HELD.includes(notice.kind))) {
      gated ??= await held()
      if (gated) return { caseManagers: [], interim: false, milliseconds }
    }
    await pause(LOOK_EVERY_MS)
  }
  throw new Error(`nobody was told of referral ${referralId} within ${DEADLINE_MS / 1000} s`)
}
