import { expect, test } from 'vitest'
import { checkTypes, isWanted, lineOf } from './tail-line.ts'

const record = (value: Buffer | null) => ({
  ...{ topic: 'intarsi.intake.households', partition: 3, offset: '41', key: null, headers: {}, value },
  publishedAt: new Date(0),
})

const event = {
  ...{ specversion: '1.0', id: '0192f3a0-0000-7000-8000-000000000001', subject: 'x', partitionkey: 'x' },
  source: '/intake/households/0192f3a0',
  type: 'it.intarsi.intake.referral-submitted.v1',
  time: '2026-11-23T08:00:00.000Z',
  ...{ datacontenttype: 'application/json', dataschema: 'urn:x', sequence: '000000000007' },
  correlationid: '0192f3a0-0000-7000-8000-000000000001',
  causationid: '0192f3a0-0000-7000-8000-000000000001',
  dataclassification: 'restricted',
  data: { members: ['secret'] },
}

test('a passing event is shown by its fact, root and number, and its content only when asked for', () => {
  const line = lineOf(record(Buffer.from(JSON.stringify(event))), false)
  expect(line).toBe(
    '2026-11-23T08:00:00.000Z it.intarsi.intake.referral-submitted.v1 /intake/households/0192f3a0 #7 ' +
      '0192f3a0-0000-7000-8000-000000000001 intarsi.intake.households/3@41',
  )
  expect(lineOf(record(Buffer.from(JSON.stringify(event))), true)).toContain('secret')
})

test('what is no event is named by its place', () => {
  expect(lineOf(record(Buffer.from('nonsense')), false)).toBe(
    '1970-01-01T00:00:00.000Z unreadable, 8 characters intarsi.intake.households/3@41',
  )
  expect(lineOf(record(null), false)).toContain('unreadable, 0 characters')
})

test('a dead letter says where it came from and why, and its bytes when asked, without what a terminal obeys', () => {
  const headers = {
    ...{ 'origin-topic': 'intarsi.intake.households', 'origin-partition': '6', 'origin-offset': '9' },
    error: 'not\u001b[2J JSON',
  }
  const letter = { ...record(Buffer.from('no\u001b[31m')), topic: 'intarsi.equipe.dead-letters', headers }
  const line =
    '1970-01-01T00:00:00.000Z unreadable, 7 characters intarsi.equipe.dead-letters/3@41 ' +
    'from intarsi.intake.households/6@9: not [2J JSON'
  expect(lineOf(letter, false)).toBe(line)
  expect(lineOf(letter, true)).toBe(`${line} "no\\u001b[31m"`)
})

test.for([
  'referral-routed',
  'referral-*',
  '*',
  'it.intarsi.equipe.*',
  'it.intarsi.equipe.referral-routed.v1',
])('%s stands for events that there are', (type) => {
  expect(() => checkTypes([type])).not.toThrow()
})

test.for(['referral-rooted', 'REFERRAL ROUTED', '', 'equipe.referral-routed.v1'])(
  '%j stands for none, and is not waited for',
  (type) => {
    expect(() => checkTypes(['referral-routed', type])).toThrow('no event is called')
  },
)

test('events are chosen by the name of their fact, a pattern of types, and their key', () => {
  const passing = { ...record(Buffer.from(JSON.stringify(event))), key: 'household-1' }
  const wanted = (...type: string[]) => isWanted(passing, { type })
  expect([wanted('referral-submitted'), wanted('submitted'), wanted('it.intarsi.intake.*')]).toEqual([
    true,
    false,
    true,
  ])
  expect(wanted('referral-routed', event.type)).toBe(true)
  expect([wanted('referral-*'), wanted('*'), wanted('not a type')]).toEqual([true, true, false])
  expect(isWanted(passing, { key: ['household-1'], type: ['referral-submitted'] })).toBe(true)
  expect(isWanted(passing, { key: ['household-2'] })).toBe(false)
})

test('what is no event is shown among everything, and left out of a choice of types', () => {
  expect(isWanted(record(null), {})).toBe(true)
  expect(isWanted(record(null), { type: ['referral-routed'] })).toBe(false)
})
