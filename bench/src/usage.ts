import { readdir, readFile } from 'node:fs/promises'

const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4_096

/** What a part of a system used: processor time in milliseconds, memory in MiB. */
export type Usage = { name: string; cpuMs: number; memoryMiB: number }

type Process = { pid: number; parent: number; cpuMs: number; memoryMiB: number; command: string }

/**
 * Processor time so far and memory of the parts of a system, named by a word of their command line, and of this
 * process. What a server forked counts to it, also when it has ended. Read from /proc; empty where there is none.
 */
export async function usageOf(names: ReadonlyMap<string, string>): Promise<Usage[]> {
  const all = await readProcesses()
  const ours = descendants(all, process.pid)
  const named = [...names].map(([word, name]) => {
    const roots = ours.filter(({ command }) => command.includes(word) && !command.startsWith('/bin/sh'))
    const parts = new Map(
      roots.flatMap((root) => [root, ...descendants(all, root.pid)]).map((one) => [one.pid, one]),
    )
    return sum(name, [...parts.values()])
  })
  const self = all.filter(({ pid }) => pid === process.pid)
  return all.length === 0 ? [] : [...named, sum('load generator', self)]
}

/** What was used between two looks, processor time for each of so many requests. */
export function usageSince(before: readonly Usage[], after: readonly Usage[], requests: number): Usage[] {
  return after.map(({ name, cpuMs, memoryMiB }) => {
    const then = before.find((one) => one.name === name)?.cpuMs ?? 0
    return { name, cpuMs: (cpuMs - then) / Math.max(1, requests), memoryMiB }
  })
}

function sum(name: string, processes: readonly Process[]): Usage {
  return {
    name,
    cpuMs: processes.reduce((total, { cpuMs }) => total + cpuMs, 0),
    memoryMiB: processes.reduce((total, { memoryMiB }) => total + memoryMiB, 0),
  }
}

function descendants(all: readonly Process[], root: number): Process[] {
  const children = all.filter(({ parent }) => parent === root)
  return children.flatMap((child) => [child, ...descendants(all, child.pid)])
}

async function readProcesses(): Promise<Process[]> {
  const entries = await readdir('/proc').catch(() => [])
  const found = await Promise.all(
    entries.filter((entry) => /^\d+$/.test(entry)).map((entry) => readProcess(Number(entry))),
  )
  return found.filter((one) => one !== null)
}

/** Null for a process that ended meanwhile. */
async function readProcess(pid: number): Promise<Process | null> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ])
    return processOf(stat, command)
  } catch {
    return null
  }
}

/** A process by its `/proc/PID/stat` and command line; pure. The children it has waited for count to it. */
export function processOf(stat: string, command: string): Process {
  // The name in parentheses may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const number = (field: number) => Number(fields[field - 3])
  const ticks = number(14) + number(15) + number(16) + number(17)
  return {
    pid: Number.parseInt(stat, 10),
    parent: number(4),
    cpuMs: (ticks / TICKS_PER_SECOND) * 1_000,
    memoryMiB: (number(24) * PAGE_BYTES) / 2 ** 20,
    command: command.replaceAll('\0', ' ').trim(),
  }
}
