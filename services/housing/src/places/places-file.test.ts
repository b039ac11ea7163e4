import { readFileSync } from 'node:fs'
import { TERRITORIES } from '@intarsi/contracts'
import { territoryOfMunicipality } from '@intarsi/territories'
import { expect, test } from 'vitest'
import { parsePlacesFile } from './places-file.ts'

const text = readFileSync(new URL('../../../../data/demo/places.yaml', import.meta.url), 'utf8')

test('the demo has places in every territory, each citing its rows, and the four flats of RE-14', () => {
  const { places } = parsePlacesFile(text)
  expect(new Set(places.map(({ territory }) => territory))).toEqual(new Set(TERRITORIES))
  const reggio = places.filter(({ facts }) => facts.includes('RE-14'))
  expect(reggio).toHaveLength(4)
  expect(reggio.filter(({ reserveForUrgent }) => reserveForUrgent)).toHaveLength(1)
})

test('every place lies in a municipality of its territory', () => {
  for (const { name, municipality, territory } of parsePlacesFile(text).places)
    expect(`${name} ${territoryOfMunicipality(municipality)}`).toBe(`${name} ${territory}`)
})

test('a file with faults is refused naming all of them', () => {
  const broken = text
    .replace('rooms: 3', 'rooms: -3')
    .replace('kind: housing-path', 'kind: castle')
    .replace('0192f3a0-1000-7000-8000-000000000002', '0192f3a0-1000-7000-8000-000000000001')
  expect(() => parsePlacesFile(broken)).toThrow(/rooms[\s\S]*kind/)
})

test('contradictions inside a place are faults', () => {
  const broken = text.replace("entryUntil: '2027-06-30'", "entryUntil: '2026-06-30'")
  expect(() => parsePlacesFile(broken)).toThrow('closes before it opens')
})
