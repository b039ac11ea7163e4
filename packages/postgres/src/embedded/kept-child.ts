import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * A shell stands between us and the child: it holds the reading end of a pipe whose other end is ours. When we die,
 * even by SIGKILL, the pipe closes and the child is told to end, so that none is left behind.
 */
const KEEPER = `
signal=$1
shift
exec 3<&0
"$@" 3<&- </dev/null &
child=$!
(cat <&3 >/dev/null; while kill -s "$signal" "$child" 2>/dev/null; do sleep 1; done) &
watcher=$!
exec 3<&-
wait "$child"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`

export type KeptChild = {
  /** Asks the child to end, as our own death would. */
  end: () => void
  /** Resolves when the child, or the shell that keeps it, has ended. */
  exited: Promise<void>
}

export type KeptCommand = { command: string; args: readonly string[]; signal: 'INT' | 'TERM' }

/** Starts a program in a session of its own (a Ctrl-C meant for us does not reach it) that does not outlive us. */
export function spawnKept({ command, args, signal }: KeptCommand, options: SpawnOptions): KeptChild {
  const child: ChildProcess = spawn('/bin/sh', ['-c', KEEPER, 'keeper', signal, command, ...args], {
    ...options,
    detached: true,
  })
  // The pipe breaks when the shell ends first; `exited` tells.
  child.stdin?.on('error', () => undefined)
  return { end: () => child.stdin?.destroy(), exited: once(child, 'exit').then(() => undefined) }
}
