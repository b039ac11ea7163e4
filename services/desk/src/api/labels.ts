import { id } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { ApiProblem, ServiceAway } from './problem.ts'

const LABELS_WITHIN_MS = 500
const MAX_IDS = 200

/** Names joined to ids at the edge. `complete` is false when intake did not answer in time: the page shows numbers. */
export type Labels = { of: (id: string | null | undefined) => string | null; complete: boolean }

/** People by their ids, and the body each works for. */
export type PeopleLabels = Labels & { bodyOf: (id: string | null | undefined) => string | null }

const households = z.object({
  labels: z.array(z.object({ householdId: id, label: z.string().nullable() })),
})

/** What to call households: one audited reading for all of them, and never more than half a second. */
export async function householdLabels({ intake }: Callers, ids: readonly string[]): Promise<Labels> {
  return joined(ids, async (some) => {
    const body = { householdIds: some }
    const { labels } = await intake.call('POST', '/household-labels', households, {
      body,
      timeoutMs: LABELS_WITHIN_MS,
    })
    return labels.map(({ householdId, label }) => [householdId, label] as const)
  })
}

const people = z.object({
  items: z.array(z.object({ personId: id, label: z.string().nullable(), body: z.string().nullable() })),
})

/** Names of people who work, with the same patience. */
export async function personLabels(
  { equipe }: Callers,
  ids: readonly (string | null | undefined)[],
): Promise<PeopleLabels> {
  const bodies = new Map<string, string | null>()
  const labels = await joined(ids, async (some) => {
    const options = { body: { personIds: some }, timeoutMs: LABELS_WITHIN_MS }
    const { items } = await equipe.call('POST', '/person-labels', people, options)
    for (const { personId, body } of items) bodies.set(personId, body)
    return items.map(({ personId, label }) => [personId, label] as const)
  })
  return { ...labels, bodyOf: (one) => (one ? (bodies.get(one) ?? null) : null) }
}

type Pairs = readonly (readonly [string, string | null])[]

async function joined(
  ids: readonly (string | null | undefined)[],
  read: (ids: string[]) => Promise<Pairs>,
): Promise<Labels> {
  const wanted = [...new Set(ids)].filter((one) => typeof one === 'string').slice(0, MAX_IDS)
  if (wanted.length === 0) return { of: () => null, complete: true }
  try {
    const labels = new Map(await read(wanted))
    return { of: (one) => (one ? (labels.get(one) ?? null) : null), complete: true }
  } catch (error) {
    // Nothing else waits for names: without them a page is poorer, not wrong.
    if (error instanceof ServiceAway || error instanceof ApiProblem)
      return { of: () => null, complete: false }
    throw error
  }
}
