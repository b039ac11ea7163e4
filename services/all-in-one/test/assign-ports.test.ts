import { expect, test } from 'vitest'
import { assignPorts, describeTaken } from '../src/assign-ports.ts'

const PARTS = ['desk', 'intake', 'issuer']

/** The ports given when these are in use. */
function assigned(...used: number[]) {
  const nextFree = async (port: number) => {
    let free = port
    while (used.includes(free)) free++
    return free
  }
  return assignPorts(PARTS, 4000, nextFree)
}

test('free ports are given in order, and nothing is said', async () => {
  const ports = await assigned()
  expect([...ports.of]).toEqual([
    ['desk', 4000],
    ['intake', 4001],
    ['issuer', 4002],
  ])
  expect(describeTaken(ports)).toBeNull()
})

test('when all are in use the next ones are given in the same order, and one line says so', async () => {
  expect(describeTaken(await assigned(4000, 4001, 4002))).toBe(
    'ports 4000, 4001, 4002 are taken by something else; used instead: desk 4003, intake 4004, issuer 4005',
  )
})

test('one in use moves those after it along', async () => {
  expect(describeTaken(await assigned(4001))).toBe(
    'port 4001 is taken by something else; used instead: desk 4000, intake 4002, issuer 4003',
  )
})
