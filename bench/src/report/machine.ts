import { cpus, loadavg, totalmem } from 'node:os'

export type Machine = { processors: number; model: string; memoryGiB: number; node: string; busy: number }

/** This machine, and how many of its processors were used before the run began. */
export function thisMachine(): Machine {
  return {
    processors: cpus().length,
    model: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    busy: loadavg()[0] ?? 0,
  }
}

const QUIET = 0.5

/** In words, with a warning when others worked beside. */
export function describeMachine({ processors, model, memoryGiB, node, busy }: Machine): string {
  const size = `${processors} processors (${model}), ${memoryGiB} GiB, Node ${node}, everything on one machine`
  if (busy < QUIET) return size
  return `${size}; **the machine was not quiet**: its load was ${busy.toFixed(1)} before the run began`
}
