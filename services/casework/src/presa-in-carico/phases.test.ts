import { WORKING_PHASES } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { facts } from '../../test/facts.ts'
import { careFactsOf } from './care-facts.ts'
import { byOrder, isOld } from './order.ts'
import { decideMove, MOVES, type PhaseCommand } from './phases.ts'

const at = (phase: (typeof WORKING_PHASES)[number] | 'suspended' | 'closing' | 'closed', former = null) => ({
  phase,
  former_phase: former,
})

test('a command leads on from its phases only', () => {
  for (const command of Object.keys(MOVES) as PhaseCommand[]) {
    const from: readonly string[] = MOVES[command].from
    for (const phase of [...WORKING_PHASES, 'suspended', 'closing', 'closed'] as const) {
      expect(decideMove(at(phase), command).ok, `${command} from ${phase}`).toBe(from.includes(phase))
    }
  }
})

test('a suspended case goes back to where it was', () => {
  expect(decideMove({ phase: 'suspended', former_phase: 'planning' }, 'resume')).toMatchObject({
    facts: ['planning'],
  })
})

const order = (second: number, source: string, sequence: number) =>
  `2026-11-24T09:00:0${second}.000Z|/equipe/households/${source}#${String(sequence).padStart(12, '0')}`

test('within a source the sequence decides, whatever the instants; across sources the instant does', () => {
  expect(isOld(order(5, 'a', 1), order(1, 'a', 2))).toBe(false)
  expect(isOld(order(1, 'a', 2), order(5, 'a', 2))).toBe(true)
  expect(isOld(order(1, 'a', 9), order(2, 'b', 1))).toBe(false)
  expect(isOld(order(2, 'a', 1), order(1, 'b', 9))).toBe(true)
  expect([order(2, 'b', 1), order(3, 'a', 2), order(1, 'a', 1)].sort(byOrder)).toEqual([
    order(1, 'a', 1),
    order(2, 'b', 1),
    order(3, 'a', 2),
  ])
})

test('a minor of school age who is not enrolled is named; one of whom nobody knows is not', () => {
  const [adult, child] = facts().members
  if (!adult || !child) throw new Error('the example has an adult and a child')
  const members = [
    adult,
    { ...child, ref: 'm2', ageYears: 7, schooling: 'not-enrolled' as const },
    { ...child, ref: 'm3', ageYears: 7, schooling: 'unknown' as const },
    { ...child, ref: 'm4', ageYears: 5, schooling: 'not-enrolled' as const },
    { ...child, ref: 'm5', ageYears: 17, schooling: 'not-enrolled' as const },
  ]
  expect(careFactsOf(facts({ members }))).toMatchObject({ outOfSchool: ['m2'], holdsProtection: true })
})
