import { withdrawalRequested } from '@intarsi/contracts'
import { systemClock } from '@intarsi/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildEnvelope } from '../envelope.ts'
import { on } from '../subscription.ts'
import { catalogueOf, classify, classifyBytes } from './classify.ts'
import { describeError, isDatabaseFailure } from './failure.ts'

const catalogue = catalogueOf([on(withdrawalRequested, async () => undefined)])
const id = '0192f3a0-0000-7000-8000-000000000001'
const envelope = buildEnvelope({
  contract: withdrawalRequested,
  ...{ rootId: withdrawalRequested.example.householdId, data: withdrawalRequested.example, id, sequence: 1 },
  ...{ now: systemClock.now(), cause: { correlationId: id, causationId: id } },
  schemas: 'urn:intarsi:schema:',
})

test('an event of a subscribed contract reaches its handlers without members the consumer does not know', () => {
  const sent = { ...envelope, data: { ...withdrawalRequested.example, addedLater: true } }
  const classified = classify(catalogue, sent)
  expect(classified.kind).toBe('event')
  expect(classified.kind === 'event' && classified.envelope.data).toEqual(withdrawalRequested.example)
})

test('another version of a subscribed fact is invalid; a fact nobody subscribed to is passed over', () => {
  const version = classify(catalogue, { ...envelope, type: envelope.type.replace('.v1', '.v2') })
  expect(version).toMatchObject({ kind: 'invalid', reason: 'unknown-version' })
  const other = classify(catalogue, { ...envelope, type: 'it.intarsi.intake.something-else.v1' })
  expect(other.kind).toBe('unknown-type')
})

test('what is wrong is told by its place, never by its value', () => {
  const classified = classify(catalogue, {
    ...envelope,
    data: { ...withdrawalRequested.example, reason: 'Rossi' },
  })
  expect(classified).toMatchObject({ kind: 'invalid', reason: 'schema' })
  expect(JSON.stringify(classified.kind === 'invalid' && classified.error)).not.toContain('Rossi')
})

test('no bytes whatever make the consumer throw', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void classifyBytes(catalogue, Buffer.from(bytes))))
  fc.assert(fc.property(fc.json(), (text) => void classifyBytes(catalogue, Buffer.from(text))))
})

test('a database that is away is told from an event that fails, and an error by its class without its message', () => {
  const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  const shutting = Object.assign(new Error('terminating'), { code: '57P01' })
  const broken = Object.assign(new Error('Key (name)=(Rossi) exists'), { code: '23505' })
  expect([away, shutting, broken].map(isDatabaseFailure)).toEqual([true, true, false])
  expect(describeError(broken)).toMatch(/^Error 23505 at /)
  expect(describeError(broken)).not.toContain('Rossi')
})
