import { expect, test } from 'vitest'
import { place, request } from '../../test/samples.ts'
import { LEDGER_KINDS } from './fairness.ts'
import { matchPlaces } from './match-places.ts'

const now = new Date('2026-11-24T09:00:00.000Z')

test('a run says whom it served by size, single parent, waiting, language and disability', async () => {
  const { ledger } = await matchPlaces({
    now,
    requests: [
      request('a', { languages: ['tir', 'ita'] }),
      request('b', { people: 4, bedPeople: 4, adults: 2, openedAt: '2026-03-01T08:00:00.000Z' }),
      request('c', { accessiblePeople: 1 }),
    ],
    places: [place('p')],
  })
  expect(ledger.outcomes.map(({ kind }) => kind)).toEqual(LEDGER_KINDS)
  const groups = (kind: string) => ledger.outcomes.find((one) => one.kind === kind)?.groups
  expect(groups('household-size')).toEqual([
    { group: '2', requests: 2, placed: 0, people: 4, peoplePlaced: 0 },
    { group: '3-4', requests: 1, placed: 1, people: 4, peoplePlaced: 4 },
  ])
  expect(groups('single-parent')).toMatchObject([
    { group: 'no', placed: 1 },
    { group: 'yes', requests: 2 },
  ])
  expect(groups('waiting')).toMatchObject([
    { group: '180 days or more', placed: 1 },
    { group: 'under 30 days' },
  ])
  expect(groups('language')).toMatchObject([
    { group: 'other languages only', requests: 2 },
    { group: 'with sufficient Italian', requests: 1 },
  ])
  expect(groups('disability')).toMatchObject([
    { group: 'no', requests: 2 },
    { group: 'yes', requests: 1 },
  ])
})

test('the price of putting need first: people placed, and the most that only numbers would place', async () => {
  const { ledger } = await matchPlaces({
    now,
    requests: [request('urgent', { urgency: 'U0' }), request('many', { people: 5, bedPeople: 4 })],
    places: [place('p')],
  })
  expect(ledger.price).toEqual({ people: 2, mostPeople: 5 })
})
