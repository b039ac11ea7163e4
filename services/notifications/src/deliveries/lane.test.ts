import { eventFilter } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { lookedInVain, openLane, roomAgainAt, roomIn, type Target } from './lane.ts'

const target: Target = {
  endpointId: '0192f3a0-0000-7000-8000-000000000001',
  version: 1,
  url: 'https://example.org/',
  format: 'cloudevent',
  ordered: false,
  maxInFlight: 4,
  maxPerSecond: 10,
  filter: eventFilter.parse({}),
  territories: ['RE'],
  signers: [],
  failingSince: null,
  heldUntil: null,
}

test('no more are in flight than the endpoint allows', () => {
  const lane = openLane(target, 0)
  expect(roomIn(lane, 0)).toBe(4)
  lane.sending = 3
  expect(roomIn(lane, 0)).toBe(1)
  lane.sending = 4
  expect(roomIn(lane, 0)).toBe(0)
})

test('no more begin in a second than the endpoint allows, and what waits knows until when', () => {
  const lane = openLane(target, 0)
  lane.tokens = 0
  expect(roomIn(lane, 0)).toBe(0)
  expect(roomAgainAt(lane, 0)).toBe(100)
  expect(roomIn(lane, 100)).toBe(1)
  expect(roomIn(lane, 100_000)).toBe(4)
  expect(lane.tokens).toBe(10)
})

test('an endpoint where nothing gets through is tried one by one until something does', () => {
  const lane = openLane(target, 0)
  lane.failuresInARow = 5
  expect(roomIn(lane, 0)).toBe(1)
  lane.failuresInARow = 0
  expect(roomIn(lane, 0)).toBe(4)
})

test('a queue in order through which nothing gets is looked at seldom, any other at once', () => {
  const lane = openLane({ ...target, ordered: true }, 0)
  lookedInVain(lane, 0)
  expect(roomIn(lane, 0)).toBe(4)
  lane.failuresInARow = 5
  lookedInVain(lane, 0)
  expect([roomIn(lane, 1_999), roomAgainAt(lane, 1_999), roomIn(lane, 2_000)]).toEqual([0, 2_000, 1])
  const unordered = { ...openLane(target, 0), failuresInARow: 5 }
  lookedInVain(unordered, 0)
  expect(roomIn(unordered, 0)).toBe(1)
})

test('a receiver that asks for patience gets it for everything, and a closed lane begins nothing', () => {
  const lane = openLane(target, 0)
  lane.notBefore = 5_000
  expect(roomIn(lane, 4_999)).toBe(0)
  expect(roomAgainAt(lane, 0)).toBe(5_000)
  expect(roomIn(lane, 5_000)).toBe(4)
  lane.closed = true
  expect(roomIn(lane, 6_000)).toBe(0)
  expect(roomAgainAt(lane, 6_000)).toBeNull()
})
