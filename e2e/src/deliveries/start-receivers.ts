import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Behaviour, Command, Counts, Report } from './receivers.ts'

export type Receivers = {
  urlOf: (number: number) => string
  behave: (behaviours: readonly Behaviour[]) => void
  port: number
  counts: () => Promise<Counts>
  /** Everything received so far, by receiver. */
  report: () => Promise<Report>
  /** As when the machine it runs on is switched off. */
  kill: () => Promise<void>
}

/** Starts the receivers in a process of their own, so that what they do does not slow what is measured. */
export async function startReceivers(wanted = 0): Promise<Receivers> {
  const file = fileURLToPath(new URL('./receivers.ts', import.meta.url))
  const child = fork(file, [String(wanted)], { stdio: 'inherit' })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const tell = (command: Command) => child.send(command)
  const ask = async <Answer>(command: Command): Promise<Answer> => {
    tell(command)
    const [answer] = (await once(child, 'message')) as [Answer]
    return answer
  }
  return {
    urlOf: (number) => `http://127.0.0.1:${port}/${number}`,
    behave: (behaviours) => tell({ do: 'behave', behaviours: [...behaviours] }),
    port,
    counts: () => ask<Counts>({ do: 'count' }),
    report: () => ask<Report>({ do: 'report' }),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
