import { expect, test } from 'vitest'
import * as z from 'zod'
import { compatibilityFaults, snapshotOf } from './compatibility.ts'
import { defineEvent } from './define-event.ts'
import { EVENTS } from './registry.ts'
import { readSnapshots } from './snapshots.ts'

const shape = {
  householdId: z.string(),
  note: z.string().optional(),
  state: z.enum(['open', 'closed']),
  seats: z.array(z.object({ area: z.string(), since: z.string().nullable() })),
}
const sample = { householdId: 'h1', state: 'open' as const, seats: [{ area: 'legal', since: null }] }

function event(changes: z.ZodRawShape, example: Record<string, unknown> = {}) {
  return defineEvent({
    type: 'case-seen.v1',
    stream: 'equipe.households',
    classification: 'internal',
    summary: 'A case was seen.',
    data: z.object({ ...shape, ...changes }),
    example: { ...sample, ...example },
  })
}

const released = [snapshotOf(event({}))]

function faultsOf(changes: z.ZodRawShape, example: Record<string, unknown> = {}): string[] {
  return compatibilityFaults(released, [event(changes, example)])
}

const name = 'it.intarsi.equipe.case-seen.v1'
const seat = shape.seats.element.shape

test('every released event keeps its promise to old readers and old archives', () => {
  expect(compatibilityFaults(readSnapshots(), EVENTS)).toEqual([])
})

test('every stable event is snapshotted as it is now; else run write-snapshots.ts', () => {
  const stable = EVENTS.filter((contract) => contract.stability === 'stable').map(snapshotOf)
  const byType = (a: { type: string }, b: { type: string }) => (a.type < b.type ? -1 : 1)
  const current = JSON.parse(JSON.stringify(stable.sort(byType)))
  expect([...readSnapshots()].sort(byType)).toEqual(current)
})

test('an unchanged event, and another description, break nothing', () => {
  expect(faultsOf({})).toEqual([])
  expect(faultsOf({ householdId: z.string().describe('Other words') })).toEqual([])
})

test('an event may gain an optional field, at any depth', () => {
  expect(faultsOf({ until: z.string().optional() }, { until: 'later' })).toEqual([])
  expect(faultsOf({ seats: z.array(z.object({ ...seat, until: z.string().optional() })) })).toEqual([])
})

test('a removed event is named', () => {
  expect(compatibilityFaults(released, [])).toEqual([
    `${name}: the event is gone; it was released, so it retires only after a .v2`,
  ])
})

test('a removed field is named, even when it was optional', () => {
  const { note: _, ...without } = shape
  const contract = { ...event({}), data: z.object(without) }
  expect(compatibilityFaults(released, [contract])).toEqual([`${name}: field note is gone`])
})

test('a removed required field is named for the schema and for the old reader', () => {
  const { householdId: _, ...without } = shape
  const { householdId: __, ...example } = sample
  const faults = compatibilityFaults(released, [{ ...event({}), data: z.object(without), example }])
  expect(faults).toHaveLength(2)
  expect(faults[0]).toBe(`${name}: field householdId is gone`)
  expect(faults[1]).toContain(`${name}: the released reader refuses the new example at householdId`)
})

test('a new required field is named for the schema and for the new reader', () => {
  const faults = faultsOf({ until: z.string() }, { until: 'later' })
  expect(faults[0]).toBe(`${name}: field until is new and required; make it optional`)
  expect(faults[1]).toContain(`${name}: the new reader refuses the released example at until`)
})

test('a new required field inside a list is named by its path', () => {
  const seats = z.array(z.object({ ...seat, until: z.string() }))
  const faults = faultsOf({ seats }, { seats: [{ ...sample.seats[0], until: 'later' }] })
  expect(faults[0]).toBe(`${name}: field seats[].until is new and required; make it optional`)
})

test('a field may become neither required nor optional', () => {
  expect(faultsOf({ note: z.string() }, { note: 'n' })[0]).toBe(
    `${name}: field note was optional and is now required; older events lack it`,
  )
  expect(faultsOf({ householdId: z.string().optional() })).toEqual([
    `${name}: field householdId was required and is now optional; older readers need it`,
  ])
})

test('a field keeps its type, its codes and what is inside its alternatives', () => {
  expect(faultsOf({ householdId: z.number() }, { householdId: 1 })[0]).toBe(
    `${name}: field householdId changed its type from "string" to "number"`,
  )
  expect(faultsOf({ state: z.enum(['open', 'closed', 'paused']) })).toEqual([
    `${name}: field state changed its enum from ["open","closed"] to ["open","closed","paused"]`,
  ])
  const seats = z.array(z.object({ ...seat, since: z.number().nullable() }))
  expect(faultsOf({ seats })[0]).toContain(`${name}: field seats[].since changed its`)
  expect(faultsOf({ seats: z.string() }, { seats: 's' })).toContain(
    `${name}: field seats changed what its list holds`,
  )
})

test('an event keeps its topic and its classification', () => {
  const contract = { ...event({}), topic: 'intarsi.equipe.people', classification: 'public' as const }
  expect(compatibilityFaults(released, [contract])).toEqual([
    `${name}: topic was intarsi.equipe.households and is now intarsi.equipe.people`,
    `${name}: classification was internal and is now public`,
  ])
})

test('released readers that refuse unknown fields are not given any', () => {
  const closed = { ...event({}), data: z.strictObject(shape) }
  const grown = { ...event({}), data: z.strictObject({ ...shape, until: z.string().optional() }) }
  expect(compatibilityFaults([snapshotOf(closed)], [grown])).toEqual([
    `${name}: field until is new and released readers refuse it`,
  ])
})
