import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Row } from './cells.ts'
import { matchFiles } from './match-files.ts'
import { solvePlain } from './solve-plain.ts'

const now = new Date('2026-11-24T09:00:00.000Z')
/** Rows as a reader of CSV gives them; the first is on line 2. */
const rows = (...all: Record<string, string>[]): Row[] =>
  all.map((cells, at) => ({ line: at + 2, cells: new Map(Object.entries(cells)) }))
const home = { id: 'p', rooms: '2', beds: '4' }
const family = { id: 'h', people: '3' }

test('rows of two files become placements, reasons and a certificate', async () => {
  const { written } = await matchFiles({
    places: rows(home),
    households: rows(family, { ...family, id: 'i', waitingSince: '2026-01-01' }),
    now,
  })
  const text = (name: string) => written?.files.find((file) => file.name === name)?.text
  expect(text('placements.csv')).toContain('\ni,p,')
  expect(text('reasons.csv')).toContain(
    'h,taken-waiting-longer,1,assegnato a un nucleo che attende da più tempo',
  )
  expect(JSON.parse(text('certificate.json') ?? '')).toMatchObject({ status: 'optimal', gap: 0 })
})

const placeFaults: [fault: object, columns: Record<string, string>][] = [
  [{ column: 'beds', reason: 'At least 1.' }, { beds: '-3' }],
  [{ column: 'rooms', reason: 'At least 1.' }, { rooms: '0' }],
  [{ column: 'rooms', reason: 'A whole number is needed here.' }, { rooms: 'two' }],
  [
    { column: 'entryUntil', reason: 'The entry window closes before it opens.' },
    { entryFrom: '2027-02-01', entryUntil: '2027-01-01' },
  ],
  [{ column: 'maxHouseholds', reason: 'Each household needs at least one room.' }, { maxHouseholds: '3' }],
  [
    { column: 'cohabitationRules', reason: 'A place for one household has nobody to live with.' },
    { cohabitationRules: 'common-language' },
  ],
  [
    { column: 'accessibleBeds', reason: 'A place that is not accessible has no accessible beds.' },
    { accessibleBeds: '2' },
  ],
]

test.each(placeFaults)('a place at fault is refused with its line: %o', async (fault, cells) => {
  const { faults, written } = await matchFiles({
    places: rows(home, { ...home, id: 'q', ...cells }),
    households: rows(family),
    now,
  })
  expect(written).toBe(null)
  expect(faults[0]?.faults).toEqual([{ line: 3, ...fault }])
})

const householdFaults: [fault: object, columns: Record<string, string>][] = [
  [{ column: 'people', reason: 'At least 1.' }, { people: '0' }],
  [{ column: 'urgency', reason: 'There is no U9; known are U0, U1, U2, U3.' }, { urgency: 'U9' }],
  [{ column: 'accessiblePeople', reason: 'More than the people.' }, { accessiblePeople: '4' }],
  [{ column: 'infants', reason: 'More infants than children.' }, { infants: '3' }],
  [{ column: 'waitingSince', reason: 'That day is still to come.' }, { waitingSince: '2027-01-01' }],
  [{ column: 'rankedPlaces', reason: 'There is no place z in the file of places.' }, { rankedPlaces: 'z' }],
  [
    { column: 'rankedPlaces', reason: 'p is wished for and to be avoided.' },
    { rankedPlaces: 'p', avoidPlaces: 'p' },
  ],
  [{ column: 'id', reason: 'h is already on line 2.' }, { id: 'h' }],
]

test.each(householdFaults)('a household at fault is refused with its line: %o', async (fault, cells) => {
  const { faults, written } = await matchFiles({
    places: rows(home),
    households: rows(family, { ...family, id: 'i', ...cells }),
    now,
  })
  expect(written).toBe(null)
  expect(faults[1]?.faults).toEqual([{ line: 3, ...fault }])
})

test('a row with several faults is told all of them', async () => {
  const { faults } = await matchFiles({
    places: rows(home),
    households: rows({ ...family, adults: '4' }),
    now,
  })
  expect(faults[1]?.faults.map(({ column }) => column)).toEqual(['adults', 'infants'])
})

test('a plain instance of several dimensions is solved, and its faults are told with their lines', async () => {
  const text = readFileSync(new URL('../../../../../data/matching/plain.yaml', import.meta.url), 'utf8')
  const { written } = await solvePlain({ name: 'plain', text })
  expect(written?.files[0]?.text).toBe('household,place,quality\na,north,2\nb,north,4\nc,south,3\n')
  const broken = text.replace('beds: 5', 'beds: -5').replace('weight: 2', 'weight: 1.5')
  const { faults } = await solvePlain({ name: 'plain', text: broken })
  expect(faults.map(({ line }) => line)).toEqual([4, 8])
  const strange = text.replace('forbidden: [north]', 'forbidden: [east]')
  expect((await solvePlain({ name: 'plain', text: strange })).faults).toEqual([
    { line: 9, column: null, reason: 'There is no place east.' },
  ])
})

test('an OR-Library file that ends early, or goes on, is refused', async () => {
  const text = readFileSync(new URL('../../../test/or-library/gap1.txt', import.meta.url), 'utf8')
  const faultsOf = async (changed: string) =>
    (await solvePlain({ name: 'gap1', text: changed, orLibrary: 'maximise' })).faults.map(
      ({ reason }) => reason,
    )
  expect(await faultsOf(text.slice(0, -20))).toEqual(['The file ends too early.'])
  expect(await faultsOf(`${text} 7`)).toEqual(['There are numbers left over.'])
  expect(await faultsOf(text.replace('5', 'five'))).toEqual(['five is no whole number.'])
})
