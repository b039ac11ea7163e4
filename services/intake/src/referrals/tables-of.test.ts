import { referralState } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { newView } from './referral-view.ts'
import { tablesOf } from './tables-of.ts'

const READS = '0192f3a0-0000-7000-8000-00000000000a'
const DECIDES = '0192f3a0-0000-7000-8000-00000000000b'

const view = {
  ...newView('0192f3a0-0000-7000-8000-000000000001'),
  state: 'routed' as const,
  queue: { kind: 'equipe' as const, id: READS },
  agendaTableId: DECIDES,
  tableFunction: 'take-charge',
}
const openCase = { id: READS, openedAt: '2026-11-24T09:00:00.000Z', closedAt: null, outcome: null }

test('who reads and who decides both have it before them, and names are for who decides', () => {
  expect(tablesOf(view)).toEqual([
    { tableId: READS, part: 'reads' },
    { tableId: DECIDES, part: 'decides' },
  ])
  expect(tablesOf({ ...view, agendaTableId: READS })).toEqual([{ tableId: READS, part: 'decides' }])
})

test('a table that only shares neither decides nor reads', () => {
  const told = { ...view, agendaTableId: READS, tableFunction: 'network' }
  expect(tablesOf(told)).toEqual([{ tableId: READS, part: 'shares' }])
  expect(tablesOf({ ...told, state: 'admitted', presaInCarico: openCase })).toEqual([
    { tableId: READS, part: 'shares' },
  ])
})

test('what is with the coordinator is before no table, but for the list that the table looks at', () => {
  const parked = { ...view, queue: { kind: 'coordinator' as const, id: READS } }
  expect(tablesOf({ ...parked, state: 'waiting-until' })).toEqual([])
  expect(tablesOf({ ...parked, state: 'exclusion-proposed' })).toEqual([])
  expect(tablesOf({ ...parked, state: 'waiting-list' })).toEqual([{ tableId: DECIDES, part: 'decides' }])
})

test('once decided the chair reads on, its members no names, and after the end nobody of the table', () => {
  const admitted = { ...view, state: 'admitted' as const, queue: null, presaInCarico: openCase }
  expect(tablesOf(admitted)).toEqual([{ tableId: DECIDES, part: 'reads' }])
  const closed = { ...openCase, closedAt: '2026-11-25T09:00:00.000Z' }
  expect(tablesOf({ ...admitted, presaInCarico: closed })).toEqual([])
  expect(tablesOf({ ...view, state: 'handing-over' })).toEqual([{ tableId: READS, part: 'reads' }])
})

test('in no other state does a table see it', () => {
  const seen = referralState.options.filter((state) => tablesOf({ ...view, state }).length > 0)
  expect(new Set(seen)).toEqual(
    new Set([
      ...['routed', 'under-review', 'info-requested', 'ready', 'awaiting-precondition'],
      ...['waiting-list', 'handing-over'],
    ]),
  )
})
