import type { Tell } from './bench.ts'
import { type Measured, measure } from './load/measure.ts'
import type { Plan } from './plan.ts'
import { readStatements, resetStatements, sequentialScans } from './statements.ts'
import { fillTo } from './systems/intarsi/fill.ts'
import type { Pools } from './systems/intarsi/look.ts'
import { type Intarsi, PREFIX } from './systems/intarsi/start-intarsi.ts'

/** The same load on ever more stored referrals. */
export type AtSize = { stored: number; run: Measured }

/** The statements on a referral's way, and those of them that read a large table from one end to the other. */
export type PlanCheck = { statements: number; callsEach: number; scans: Scan[] }
export type Scan = { database: string; table: string; text: string }

const LARGE_ROWS = 10_000
/** What runs for fewer than every second referral is housekeeping. */
const ON_THE_WAY = 0.5

type Given = { adminUrl: string; perSecond: number; plan: Plan; tell: Tell }

/** Fills the databases up to so many referrals, unless more are there, and measures one more. */
export async function measureSize(
  intarsi: Intarsi,
  wanted: number,
  { adminUrl, perSecond, plan, tell }: Given,
): Promise<AtSize> {
  const stored = await fillTo(intarsi.urls, wanted)
  tell(`${stored.toLocaleString('en')} referrals are stored`)
  await resetStatements(adminUrl)
  const load = { perSecond, seconds: plan.sizeSeconds, warmUpSeconds: plan.warmUpSeconds, seed: 1 }
  const run = await measure(intarsi, load)
  tell(`p50 ${run.latency.p50.toFixed(1)} ms`)
  return { stored, run }
}

/** Looks at the plans of what ran for the last, and largest, of the sizes. */
export async function checkPlans(
  pools: Pools,
  adminUrl: string,
  sizes: readonly AtSize[],
): Promise<PlanCheck> {
  const { perSecond = 0, seconds = 0, warmUpSeconds = 0 } = sizes.at(-1)?.run.load ?? {}
  const all = await readStatements(adminUrl, PREFIX, perSecond * (seconds + warmUpSeconds))
  const onTheWay = all.filter(({ callsEach, text }) => callsEach >= ON_THE_WAY && isPlanned(text))
  const scans: Scan[] = []
  for (const [database, pool] of Object.entries(pools)) {
    const { rows } = await pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and reltuples > ${LARGE_ROWS}`,
    )
    const large = new Set(rows.map(({ name }) => name))
    for (const { text } of onTheWay.filter((one) => one.database === database))
      for (const table of await sequentialScans(pool, text, large)) scans.push({ database, table, text })
  }
  const callsEach = all.reduce((sum, one) => sum + one.callsEach, 0)
  return { statements: onTheWay.length, callsEach, scans }
}

/** Of what the server counts, `begin`, `commit` and the like have no plan. */
function isPlanned(text: string): boolean {
  return /^(select|insert|update|delete|with)\b/i.test(text) && !text.includes('pg_xact_commit_timestamp')
}
