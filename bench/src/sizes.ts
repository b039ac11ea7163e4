import type { Tell } from './bench.ts'
import { type Measured, measure } from './load/measure.ts'
import type { Plan } from './plan.ts'
import { readStatements, resetStatements, type Statement, sequentialScans } from './statements.ts'
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

/** Fills the databases step by step and measures at each size; looks at the plans where most is stored. */
export async function measureSizes(intarsi: Intarsi, { adminUrl, perSecond, plan, tell }: Given) {
  const sizes: AtSize[] = []
  for (const wanted of plan.sizes) {
    const stored = await fillTo(intarsi.urls, wanted)
    tell(`${stored.toLocaleString('en')} referrals are stored`)
    await resetStatements(adminUrl)
    const load = { perSecond, seconds: plan.sizeSeconds, warmUpSeconds: plan.warmUpSeconds, seed: 1 }
    const run = await measure(intarsi, load)
    tell(`p50 ${run.latency.p50.toFixed(1)} ms`)
    sizes.push({ stored, run })
  }
  const requests = (plan.sizeSeconds + plan.warmUpSeconds) * perSecond
  const check = await checkPlans(intarsi.pools, await readStatements(adminUrl, PREFIX, requests))
  tell(`${check.statements} statements on the way, ${check.scans.length} of them read a large table whole`)
  return { sizes, check }
}

async function checkPlans(pools: Pools, all: readonly Statement[]): Promise<PlanCheck> {
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
