import { TERRITORIES } from '@intarsi/contracts'
import { expect, it } from 'vitest'
import { fieldsRequired } from './fields-required.ts'
import { latestProfile } from './load/load-profiles.ts'
import { territoryOfMunicipality } from './territory-of-municipality.ts'

it('requires in Reggio Emilia, and only there, the fields that RE-17 reads', () => {
  const required = Object.fromEntries(TERRITORIES.map((code) => [code, fieldsRequired(latestProfile(code))]))
  expect(required).toEqual({
    ...Object.fromEntries(TERRITORIES.map((code) => [code, []])),
    RE: ['parentingConcern', 'serviceOrientation'],
  })
})

it.each([
  ['036023', 'MO'],
  ['033032', 'PC'],
  ['034027', 'PR'],
  ['035033', 'RE'],
  ['040007', 'CE'],
  ['040012', 'FO'],
  ['040008', 'RU'],
  ['039014', 'RA'],
  ['099014', 'RN'],
  ['038008', 'FE'],
  ['037006', null],
  ['040999', null],
] as const)('municipality %s belongs to %s', (code, territory) => {
  expect(territoryOfMunicipality(code)).toBe(territory)
})
