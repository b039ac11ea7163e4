import { isSustained, kneeOf, nextRate, type Step } from './load/knee.ts'
import { type Load, type Measured, measure } from './load/measure.ts'
import type { Plan } from './plan.ts'
import type { System } from './systems/system.ts'

/** The runs of one system at one rate. */
export type AtRate = { system: string; perSecond: number; what: string; runs: Measured[] }

export type Tell = (line: string) => void

/** Looks for the greatest rate that a system sustains. Throws when it sustains none; a short plan takes its first for it. */
export async function findKnee(system: System, plan: Plan, tell: Tell): Promise<number> {
  const tried: Step[] = []
  for (;;) {
    const perSecond = nextRate(tried, plan.firstPerSecond)
    if (plan.short && tried.length > 0) return plan.firstPerSecond
    if (perSecond === null) return sustainedOf(tried)
    const load = { perSecond, seconds: plan.kneeSeconds, warmUpSeconds: 1, seed: tried.length + 1 }
    const found = await measure(system, load)
    const sustained = isSustained({ ...found, seconds: load.seconds })
    tried.push({ perSecond, sustained })
    tell(`${system.name}, looking for the knee: ${perSecond}/s ${sustained ? 'is sustained' : 'is too much'}`)
  }
}

function sustainedOf(tried: readonly Step[]): number {
  const knee = kneeOf(tried)
  if (knee > 0) return knee
  throw new Error(`not even ${Math.min(...tried.map(({ perSecond }) => perSecond))} a second are sustained`)
}

/**
 * Measures every system at one rate, several times, taking turns: what else the machine does meets all of them. The peer
 * has one run.
 */
export async function measureInTurns(
  systems: readonly System[],
  { perSecond, what }: { perSecond: number; what: string },
  { plan, tell }: { plan: Plan; tell: Tell },
): Promise<AtRate[]> {
  const results = systems.map(({ name }): AtRate => ({ system: name, perSecond, what, runs: [] }))
  for (let run = 1; run <= plan.runs; run++) {
    for (const [index, system] of systems.entries()) {
      if (run > 1 && system.name === 'peer') continue
      const { requests, warmUpSeconds } = plan
      const seconds = Math.max(1, Math.round(requests / perSecond))
      const found = await measure(system, { perSecond, seconds, warmUpSeconds, seed: run })
      results[index]?.runs.push(found)
      tell(`${system.name}, ${what}, run ${run}: ${inShort(found)}`)
    }
  }
  return results
}

/** More than a system can do for a while, and how long it takes until all of it is done. */
export async function overload(
  system: System,
  knee: number,
  { plan, tell }: { plan: Plan; tell: Tell },
): Promise<AtRate> {
  const perSecond = Math.round(knee * plan.overload)
  const runs: Measured[] = []
  while (runs.length < plan.runs) {
    const seed = runs.length + 1
    const load: Load = { perSecond, seconds: plan.overloadSeconds, warmUpSeconds: 0, seed }
    const found = await measure(system, load)
    runs.push(found)
    tell(
      `${system.name}, overload, run ${seed}: ${inShort(found)}, done ${found.recoverySeconds.toFixed(1)} s after`,
    )
  }
  return { system: system.name, perSecond, what: 'overload', runs }
}

function inShort({ load, achievedPerSecond, latency, refused, faults, backlog }: Measured): string {
  const times = [latency.p50, latency.p99].map((time) => time.toFixed(1)).join(' / ')
  const { lost, duplicated, reordered } = faults
  return (
    `${load.perSecond}/s offered, ${achievedPerSecond.toFixed(0)}/s done, p50 / p99 ${times} ms, backlog ${backlog}, ` +
    `refused ${refused}, lost ${lost}, doubled ${duplicated}, reordered ${reordered}`
  )
}
