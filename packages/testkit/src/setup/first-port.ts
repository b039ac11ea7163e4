const LEAST = 10_000
/** Each process has so many ports in a row. */
const ROOM = 20
const PROCESSES = 1_000

/**
 * The first of a row of ports for a system that this process starts. Below those the host hands out by itself (from 32,768
 * on Linux): one of those, found free, may be a connection's before it is listened on.
 */
export function firstPort(): number {
  return LEAST + (process.pid % PROCESSES) * ROOM
}
