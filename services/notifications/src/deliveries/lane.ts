import type { EventFilter, Territory } from '@intarsi/contracts'
import type { Signer } from '../endpoints/sign.ts'
import type { EndpointFormat } from '../endpoints/tables.ts'

/** An endpoint as the dispatcher needs it: what may go there, how it is signed, how much at once. */
export type Target = {
  endpointId: string
  version: number
  url: string
  format: EndpointFormat
  ordered: boolean
  maxInFlight: number
  maxPerSecond: number
  filter: EventFilter
  territories: readonly Territory[]
  signers: readonly Signer[]
  failingSince: Date | null
  /** The receiver asked for patience until then. */
  heldUntil: Date | null
}

/** The way to one endpoint. Lanes share nothing: a slow or dead receiver fills its own, and no other. */
export type Lane = {
  target: Target
  /** Deliveries that are being sent, or whose outcome is not written yet. */
  busy: Set<number>
  sending: number
  /** There may be something due that was not read yet. */
  touched: boolean
  failuresInARow: number
  notBefore: number
  /** Nothing was due, and until then nobody looks again. */
  lookAgainAt: number
  tokens: number
  refilledAt: number
  /** Healthy or failing as last written to the database, and when. */
  writtenFailing: boolean
  writtenAt: number
  closed: boolean
}

const SUSPECT_AFTER = 5
const LONGEST_BURST_SECONDS = 1
const SUSPECT_LOOK_MS = 2_000

export function openLane(target: Target, now: number): Lane {
  return {
    target,
    busy: new Set(),
    sending: 0,
    touched: true,
    failuresInARow: 0,
    notBefore: 0,
    lookAgainAt: 0,
    tokens: target.maxPerSecond * LONGEST_BURST_SECONDS,
    refilledAt: now,
    writtenFailing: target.failingSince !== null,
    writtenAt: 0,
    closed: false,
  }
}

/** How many deliveries may begin now: bounded in flight and per second, and one by one while nothing gets through. */
export function roomIn(lane: Lane, now: number): number {
  if (lane.closed || now < waitsUntil(lane)) return 0
  refill(lane, now)
  const inFlight = lane.failuresInARow >= SUSPECT_AFTER ? 1 : lane.target.maxInFlight
  return Math.max(0, Math.min(inFlight - lane.sending, Math.floor(lane.tokens)))
}

/**
 * Nothing more was due. Where nothing gets through in order, a queue of days waits behind few events, and all of it is
 * gone through to see that: seldom, or everybody's deliveries wait for the look.
 */
export function lookedInVain(lane: Lane, now: number): void {
  if (lane.target.ordered && lane.failuresInARow >= SUSPECT_AFTER) lane.lookAgainAt = now + SUSPECT_LOOK_MS
}

/** When a lane that has no room by its rate or its receiver's word has some again; null when it is not waiting. */
export function roomAgainAt(lane: Lane, now: number): number | null {
  if (lane.closed || !lane.touched) return null
  if (now < waitsUntil(lane)) return waitsUntil(lane)
  if (lane.tokens >= 1) return null
  return now + ((1 - lane.tokens) / lane.target.maxPerSecond) * 1000
}

function waitsUntil({ notBefore, lookAgainAt }: Lane): number {
  return Math.max(notBefore, lookAgainAt)
}

function refill(lane: Lane, now: number): void {
  const most = Math.max(1, lane.target.maxPerSecond * LONGEST_BURST_SECONDS)
  lane.tokens = Math.min(most, lane.tokens + ((now - lane.refilledAt) / 1000) * lane.target.maxPerSecond)
  lane.refilledAt = now
}
