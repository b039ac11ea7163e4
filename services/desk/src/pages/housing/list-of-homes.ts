import type { FastifyRequest } from 'fastify'
import { householdLabels, type Labels } from '../../api/labels.ts'
import { listPlaces } from '../../api/places.ts'
import { namesOf } from './requests/request-view.tsx'

const PAGE = 25

type Listed<Item> = { items: Item[]; next: string | null }

/** One page of what is listed for a territory, with its places' names and the households' labels; empty without one. */
export async function listOfHomes<Item extends { householdId: string }>(
  { api }: FastifyRequest,
  territory: string | null,
  list: (asked: { territory: string; limit: number }) => Promise<Listed<Item>>,
): Promise<{ page: Listed<Item>; labels: Labels; names: ReadonlyMap<string, string> }> {
  const [page, places] = territory
    ? await Promise.all([list({ territory, limit: PAGE }), listPlaces(api, territory)])
    : [{ items: [], next: null }, []]
  const labels = await householdLabels(
    api,
    page.items.map(({ householdId }) => householdId),
  )
  return { page, labels, names: namesOf(places) }
}
