import type { Flow } from '../../../api/flow.ts'
import { MOST_SERIES } from '../../../components/plots/series.ts'

export type Source = { sportelloId: string; name: string; referrals: number }

/** Who sent referrals, by name, each with how many. */
export function sourcesOf({ received }: Pick<Flow, 'received'>, unknown: string): Source[] {
  const rows = [...Map.groupBy(received, ({ sportelloId }) => sportelloId)]
  return rows
    .map(([sportelloId, sent]) => ({
      sportelloId,
      name: sent[0]?.sportello || unknown,
      referrals: sent.reduce((sum, { referrals }) => sum + referrals, 0),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
}

export const OTHERS = 'others'

/** As many sources as a picture can tell apart: those that send most, the rest as one. */
export function drawnSources(sources: readonly Source[], others: string): { key: string; label: string }[] {
  const asSeries = (list: readonly Source[]) =>
    list.map(({ sportelloId, name }) => ({ key: sportelloId, label: name }))
  if (sources.length <= MOST_SERIES) return asSeries(sources)
  const most = sources.toSorted((a, b) => b.referrals - a.referrals).slice(0, MOST_SERIES - 1)
  return [...asSeries(most), { key: OTHERS, label: others }]
}

/** How many referrals of a month belong to one series of `drawnSources`. */
export function countOf({ received }: Pick<Flow, 'received'>, drawn: readonly { key: string }[]) {
  const named = new Set(drawn.map(({ key }) => key))
  return (month: string, key: string): number =>
    received
      .filter((row) => row.month === month)
      .filter(({ sportelloId }) => (key === OTHERS ? !named.has(sportelloId) : sportelloId === key))
      .reduce((sum, { referrals }) => sum + referrals, 0)
}
