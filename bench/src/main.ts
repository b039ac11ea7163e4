// `npm run bench`: offers referrals to the services at several rates and follows each to its case manager's notice;
// beside it, in turns, to the smallest program that does the same hops. Writes docs/performance.md. With `--short` it
// writes nothing, takes about a minute on a quiet machine and judges only that nothing is lost, doubled or out of order.
// With `--million` the databases are filled up to a million referrals, which takes some minutes more.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type AtRate, findKnee, measureInTurns, overload } from './bench.ts'
import { measureDrain } from './drain.ts'
import { warmUp } from './load/measure.ts'
import { FULL, SHORT } from './plan.ts'
import { thisMachine } from './report/machine.ts'
import { documentsOf, type Report } from './report/report.ts'
import { AT_TARGET } from './report/targets.ts'
import { startServers } from './servers/start-servers.ts'
import { checkPlans, measureSize } from './sizes.ts'
import { startFloor } from './systems/hops/start-floor.ts'
import { startPeer } from './systems/hops/start-peer.ts'
import { type Intarsi, startIntarsi } from './systems/intarsi/start-intarsi.ts'
import type { System } from './systems/system.ts'
import { usageOf } from './usage.ts'

const MILLION = 1_000_000
const full = process.argv.includes('--million') ? { ...FULL, sizes: [...FULL.sizes, MILLION] } : FULL
const plan = process.argv.includes('--short') ? SHORT : full
const command = ['npm run bench', ...(process.argv.includes('--million') ? ['-- --million'] : [])].join(' ')
/** The cost of one more is measured at this part of the knee, where nothing queues. */
const SIZES_PART = 0.2
const tell = (line: string) => console.log(`${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${line}`)

const machine = thisMachine()
const root = join(import.meta.dirname, '..', '..')
const servers = await startServers()
const systems: System[] = []
try {
  tell('PostgreSQL and Kafka run')
  const intarsi = await startIntarsi(servers)
  systems.push(intarsi)
  await measureAll(intarsi)
} finally {
  for (const system of systems) await system.close()
  await servers.stop()
}

async function measureAll(intarsi: Intarsi): Promise<void> {
  const atRest = await usageOf(intarsi.processes)
  const floor = await startFloor(servers)
  systems.push(floor)
  if (plan.peer) systems.push(await startPeer(servers))
  await warm(intarsi)
  const knee = await findKnee(intarsi, plan, tell)
  const sizeAt = sizesOf(intarsi, knee)
  const [least = 0, ...larger] = plan.sizes
  // The other rates leave thousands of referrals behind.
  const sizes = [await sizeAt(least)]
  const found = await measureRates(knee)
  const over = await overload(intarsi, knee, { plan, tell })
  const perSecondDrained = await measureDrain(servers, plan.drainEvents)
  tell(`a relay drains ${perSecondDrained.toFixed(0)} events a second`)
  for (const wanted of larger) sizes.push(await sizeAt(wanted))
  const check = await checkPlans(intarsi.pools, servers.postgres, sizes)
  tell(`${check.statements} statements on the way, ${check.scans.length} of them read a large table whole`)
  const figures = {
    ...{ atRest, sizes, check, perSecondDrained },
    rates: found,
    sustained: knee,
    overload: over,
  }
  if (!plan.short) await write({ ...figures, machine, command, seconds: performance.now() / 1_000 })
  const runs = [...[...found, over].flatMap((at) => at.runs), ...sizes.map(({ run }) => run)]
  if (runs.some(({ faults: { lost, duplicated, reordered } }) => lost + duplicated + reordered > 0))
    process.exitCode = 1
}

async function warm(intarsi: Intarsi): Promise<void> {
  for (const system of systems) await warmUp(system, plan.warmUpRequests)
  // As the server does by itself within a minute.
  for (const pool of Object.values(intarsi.pools)) await pool.query('analyze')
  tell('what is measured runs, and is warm')
}

async function measureRates(knee: number): Promise<AtRate[]> {
  const found: AtRate[] = []
  for (const part of plan.parts) {
    const at = { perSecond: Math.max(1, Math.round(knee * part)), what: `${part * 100} % of the knee` }
    found.push(...(await measureInTurns(systems, at, { plan, tell })))
  }
  const target = { perSecond: plan.targetPerSecond, what: AT_TARGET }
  const atTarget = { ...plan, requests: plan.targetRequests }
  return [...found, ...(await measureInTurns(systems, target, { plan: atTarget, tell }))]
}

function sizesOf(intarsi: Intarsi, knee: number) {
  const perSecond = Math.max(1, Math.round(knee * SIZES_PART))
  return (wanted: number) =>
    measureSize(intarsi, wanted, { adminUrl: servers.postgres, perSecond, plan, tell })
}

async function write(report: Report): Promise<void> {
  const before = await readFile(join(root, 'docs/performance.md'), 'utf8').catch(() => '')
  for (const [path, content] of Object.entries(documentsOf(report, before))) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
    tell(`written: ${path}`)
  }
}
