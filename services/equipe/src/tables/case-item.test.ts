import { expect, test } from 'vitest'
import { decideCaseItem } from './case-item.ts'

const waiting = { table_id: 't1', meeting_id: 'm1' }
const decide = (change: Partial<Parameters<typeof decideCaseItem>[0]> = {}) =>
  decideCaseItem({
    kind: 'case-update',
    tableFunction: 'take-charge',
    isRunning: true,
    open: undefined,
    ...change,
  })

test('a running case goes on an agenda, to be spoken of or to end', () => {
  expect(decide()).toMatchObject({ ok: true })
  expect(decide({ kind: 'closing' })).toMatchObject({ ok: true })
})

test.each(['network', 'thematic'])('at a %s table a case is spoken of, and not ended', (tableFunction) => {
  expect(decide({ tableFunction })).toMatchObject({ ok: true })
  expect(decide({ tableFunction, kind: 'closing' })).toMatchObject({ code: 'table-decides-nothing' })
})

test('without an open case there is nothing to speak of', () => {
  expect(decide({ isRunning: false })).toMatchObject({ code: 'case-not-running' })
})

test('what waits for a meeting already says where', () => {
  expect(decide({ open: waiting })).toMatchObject({
    code: 'already-on-agenda',
    extra: { tableId: 't1', meetingId: 'm1' },
  })
})
