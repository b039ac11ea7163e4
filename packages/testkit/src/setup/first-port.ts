const LEAST = 10_000
/** Ports in a row for one system. */
const ROOM = 20
const ROWS = 1_000
/** No common divisor with the rows: a process comes back to a row after all others. */
const STEP = 37
let calls = 0

/**
 * The first of a row of ports for a system that this process starts; another row at each call, so that clients of a former
 * system do not find the new one. Below the ports that the host hands out by itself (from 32,768 on Linux): one of those,
 * found free, may be a connection's before it is listened on.
 */
export function firstPort(): number {
  return LEAST + ((process.pid + STEP * calls++) % ROWS) * ROOM
}
