import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '@intarsi/postgres/embedded'
import {
  answers,
  brokerCommand,
  eventually,
  readTestConfig,
  spawnLogged,
  whyNoLocalKafka,
} from '@intarsi/testkit/setup'
import { processesOf } from '../processes-of.ts'

// A broker that is killed forgets no longer than this that records were deleted; by default it is a minute, and half a
// minute more after each of its starts, and what an earlier run published would be read by groups of this one.
const MORE = { 'log.flush.start.offset.checkpoint.interval.ms': '200', 'log.initial.task.delay.ms': '0' }
const START_MS = 240_000

export type Broker = {
  /** Where it listens; clients come through the port that it advertises. */
  port: number
  signal: (signal: NodeJS.Signals) => Promise<void>
  /** From now on no file of it may grow; `false` gives the room back, as its own restart does. */
  fill: (full: boolean) => Promise<void>
  /** Resolves when it listens. */
  up: () => Promise<unknown>
  stop: () => Promise<void>
}

/** A broker on a directory of its own, started again whenever it ends. Throws when there are no jars or no Java here. */
export async function startBroker(directory: string, advertisedPort: number): Promise<Broker> {
  const home = readTestConfig().kafkaHome
  const why = await whyNoLocalKafka(home)
  if (why) throw new Error(why)
  await mkdir(directory, { recursive: true })
  const [port, controllerPort] = [await freePort(), await freePort()]
  const command = await brokerCommand({ home, directory, port, controllerPort, advertisedPort, more: MORE })
  const spawn = () => spawnLogged(command, join(directory, 'broker.log'))
  let stopping = false
  let child = spawn()
  const keep = async () => {
    while (!stopping) {
      await child.exited
      if (!stopping) child = spawn()
    }
  }
  const kept = keep()
  const up = () => eventually(() => answers(port), { deadlineMs: START_MS })
  await up()
  return {
    port,
    up,
    signal: async (signal) => {
      const pids = await javaOf(directory)
      for (const pid of pids) process.kill(pid, signal)
      // A process that is being killed still answers for a moment, and would be taken for the next one.
      const areGone = async () => !(await javaOf(directory)).some((pid) => pids.includes(pid))
      if (signal === 'SIGKILL') await eventually(areGone, { deadlineMs: START_MS })
    },
    fill: async (full) => {
      for (const pid of await javaOf(directory))
        await limitFiles(pid, full).catch(async (error) => {
          // A broker without room may end at any moment; who comes after it has room again.
          if ((await javaOf(directory)).includes(pid)) throw error
        })
    },
    stop: async () => {
      stopping = true
      child.end()
      await kept
    },
  }
}

/** The broker itself, without the shell that keeps it. */
async function javaOf(directory: string): Promise<number[]> {
  const lines = await processesOf(directory)
  return lines.map((line) => /^(\d+) java /.exec(line)?.[1]).flatMap((pid) => (pid ? [Number(pid)] : []))
}

// Only the soft limit: whoever lowered it may raise it again without being root.
async function limitFiles(pid: number, full: boolean): Promise<void> {
  await promisify(execFile)('prlimit', ['--pid', String(pid), `--fsize=${full ? 1 : 'unlimited'}:`])
}
