import { expect, test } from 'vitest'
import { territoryOfMunicipality } from './municipalities.ts'

/** The thirty municipalities of the province of Forlì-Cesena by ISTAT code (ISTAT's list of 2026), and whose they are. */
const FORLI_CESENA = `
  CE 040001 Bagno di Romagna · CE 040007 Cesena · CE 040020 Mercato Saraceno · CE 040028 Montiano · CE 040044 Sarsina
  CE 040050 Verghereto
  RU 040004 Borghi · RU 040008 Cesenatico · RU 040015 Gambettola · RU 040016 Gatteo · RU 040018 Longiano
  RU 040037 Roncofreddo · RU 040041 San Mauro Pascoli · RU 040045 Savignano sul Rubicone · RU 040046 Sogliano al Rubicone
  FO 040003 Bertinoro · FO 040005 Castrocaro Terme e Terra del Sole · FO 040009 Civitella di Romagna · FO 040011 Dovadola
  FO 040012 Forlì · FO 040013 Forlimpopoli · FO 040014 Galeata · FO 040019 Meldola · FO 040022 Modigliana
  FO 040031 Portico e San Benedetto · FO 040032 Predappio · FO 040033 Premilcuore · FO 040036 Rocca San Casciano
  FO 040043 Santa Sofia · FO 040049 Tredozio`

const listed = [...FORLI_CESENA.matchAll(/(CE|RU|FO) (\d{6})/g)].map(([, territory, code]) => ({
  territory,
  code,
}))

test('every municipality of Forlì-Cesena belongs to one of its three territories', () => {
  expect(listed).toHaveLength(30)
  for (const { territory, code } of listed)
    expect({ code, is: territoryOfMunicipality(code) }).toEqual({ code, is: territory })
})

test('the two that came to the province of Rimini in 2021 are Rimini’s', () => {
  expect(['099030', '099031'].map(territoryOfMunicipality)).toEqual(['RN', 'RN'])
})

test('a municipality outside the ten territories belongs to none', () => {
  expect(['037006', '041013', null].map(territoryOfMunicipality)).toEqual([null, null, null])
})
