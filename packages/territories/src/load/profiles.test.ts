import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { needCode, TERRITORIES } from '@intarsi/contracts'
import { describe, expect, it } from 'vitest'
import { documentsMarkdown } from '../documents/documents-markdown.ts'
import { FACTS } from '../facts.ts'
import { changedSincePublished, currentHashes, readPublished } from '../published.ts'
import { findRole } from '../roles.ts'
import { rolesOf } from '../roles-of.ts'
import { FACETS } from '../schema/resources.ts'
import { latestProfile, loadProfiles, profileVersion } from './load-profiles.ts'
import { findNamed, stringsIn } from './walk.ts'

const HANDBOOK = fileURLToPath(new URL('../../../../../shared/domain/handbook-facts.md', import.meta.url))
const PAGE = fileURLToPath(new URL('../../../../docs/territories.md', import.meta.url))
const cited = new Set(
  findNamed(loadProfiles(), new Set(['facts']))
    .flatMap(stringsIn)
    .map(({ value }) => value),
)

/** Facets that bear on routing, gates, tables, équipe, case manager, cadence, housing, volunteers and artefacts. */
const BEARING = new Set([
  'signal_source',
  'coordination_table',
  'equipe_role',
  'coordinator',
  'case_manager',
  'cadence',
  'eligibility',
  'exclusion',
  'housing',
  'volunteers',
  'document',
  'rule',
  'agreement',
  'monitoring',
  'areas',
  'sla',
  'deadline',
  'need_category',
  'risk_factor',
])

describe('the ten profiles', () => {
  it('are there, in the order of the territory codes', () => {
    expect([...new Set(loadProfiles().map((profile) => profile.code))]).toEqual([...TERRITORIES])
  })

  it('are found by version, and by the newest', () => {
    for (const code of TERRITORIES)
      expect(profileVersion(code, latestProfile(code).version)).toBe(latestProfile(code))
    expect(() => profileVersion('PR', 99)).toThrow('No version 99 of territory PR')
  })

  it('cite only facts that exist', () => {
    expect([...cited].filter((id) => id !== 'default' && !(id in FACTS.facets))).toEqual([])
  })

  it('cite every fact that bears on what they decide', () => {
    const bearing = Object.entries(FACTS.facets).filter(([, facet]) => BEARING.has(facet))
    expect(bearing.map(([id]) => id).filter((id) => !cited.has(id))).toEqual([])
  })

  it.each(TERRITORIES)(
    '%s states every facet or names its silence, and no more silences than the handbook has',
    (code) => {
      const silent = latestProfile(code).silences.map((one) => one.facet)
      const notStated = FACETS.filter((facet) => FACTS.coverage[code][facet].length === 0)
      expect([...silent].sort()).toEqual([...notStated].sort())
    },
  )

  it.each(TERRITORIES)('%s names only roles of the catalogue', (code) => {
    expect(rolesOf(latestProfile(code)).filter((role) => !findRole(role))).toEqual([])
  })

  it.each([
    ['FE', 'bisettimanalmente'],
    ['RE', 'all-three-or-any'],
    ['RE', 'single-parent-only'],
    ['FE', 'four-areas'],
    ['MO', 'no-case-manager-named'],
    ['PC', 'no-case-manager-named'],
    ['RN', 'one-person-two-roles'],
    ['RE', 'two-seats'],
    ['RU', 'no-signal-source'],
    ['FO', 'no-signal-source'],
    ['FO', 'social-service-outside'],
    ['RN', 'no-standing-table'],
    ['FO', 'no-standing-table'],
    ['RU', 'no-standing-table'],
    ['PR', 'tutor-label'],
    ['MO', 'tutor-label'],
    ['RN', 'tutor-label'],
    ['PR', 'numbers-nowhere-stated'],
  ] as const)('%s settles the ambiguity %s with a stated default', (code, key) => {
    const found = latestProfile(code).ambiguities.find((one) => one.key === key)
    expect(found?.default.it).toBeTruthy()
    expect(found?.why.it).toBeTruthy()
  })

  it.each(TERRITORIES)(
    '%s: who is responsible for an area has a seat for it, and who has a seat is (CE-12)',
    (code) => {
      const { raci, equipe } = latestProfile(code)
      for (const [area, { responsible }] of Object.entries(raci.areas ?? {})) {
        const seated = equipe.seats.filter(({ areas }) => areas.some((one) => one === area))
        expect([...responsible].sort(), area).toEqual(seated.map(({ role }) => role).sort())
      }
    },
  )

  it.each(TERRITORIES)('%s keeps no document twice: its own takes the place of the region’s', (code) => {
    const names = latestProfile(code).documents.map(({ it }) => it)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('read Cesena’s ASP operators, two, into every area (CE-12: the social service and the psychologist beside them)', () => {
    const { areas } = latestProfile('CE').raci
    expect(areas?.health?.responsible).toEqual(['psychologist', 'reception-operator', 'coordinator'])
    expect(areas?.social?.responsible).toEqual(['social-worker', 'reception-operator', 'coordinator'])
    for (const area of ['housing', 'work', 'legal'] as const)
      expect([...(areas?.[area]?.responsible ?? [])].sort()).toEqual(['coordinator', 'reception-operator'])
  })

  it("map every need to one of Ferrara's four areas (FE-10)", () => {
    const { areas } = latestProfile('FE')
    expect(areas).toHaveLength(4)
    expect(areas.flatMap((area) => area.needCodes).sort()).toEqual([...needCode.options].sort())
  })

  it('let only Cesena ask for experts at the sportello (CE-14, ALL-17)', () => {
    const enabled = TERRITORIES.filter((code) => latestProfile(code).expertRequests.enabled)
    expect(enabled).toEqual(['CE'])
  })

  it('seat in Modena’s équipe as many tutors as the handbook counts for a household (MO-12)', () => {
    const { equipe, volunteers } = latestProfile('MO')
    const tutors = equipe.seats.filter(({ role }) => role === volunteers.figure.role)
    const count = (seats: typeof tutors) => seats.reduce((sum, seat) => sum + seat.count, 0)
    expect(count(tutors.filter(({ mode }) => mode !== 'on-call'))).toBe(volunteers.perHousehold.min)
    expect(count(tutors)).toBe(volunteers.perHousehold.max)
  })

  it('keep what the handbook counts', () => {
    expect(latestProfile('MO').volunteers.perHousehold).toMatchObject({ min: 2, max: 3, facts: ['MO-12'] })
    expect(latestProfile('MO').volunteers.gates.map((gate) => gate.key)).toEqual(['trained', 'interviewed'])
    expect(latestProfile('PR').volunteers.gates.map((gate) => gate.key)).toEqual([
      'trained',
      'agreement-signed',
    ])
    expect(latestProfile('FE').volunteers.continuesAfterClosure).toMatchObject({ value: true })
    const flats = latestProfile('RE').housing.flatMap((kind) => kind.places ?? [])
    expect(flats.reduce((sum, places) => sum + places, 0)).toBe(4)
    const listed = latestProfile('RE').documents.filter((one) => one.facts.includes('RE-18'))
    expect(listed).toHaveLength(9)
    expect(latestProfile('CE').signals).toHaveLength(6)
  })
})

describe('published versions', () => {
  it('are immutable: a change is a new version', () => {
    expect(changedSincePublished()).toEqual([])
  })

  it('are all recorded', () => {
    expect(Object.keys(currentHashes())).toEqual(Object.keys(readPublished()))
  })
})

it('docs/territories.md is what the data say', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(documentsMarkdown(TERRITORIES.map(latestProfile)))
})

it.runIf(existsSync(HANDBOOK))('data/facts.json is what the handbook facts say', () => {
  const text = readFileSync(HANDBOOK, 'utf8')
  const rows = [...text.matchAll(/^\| ([A-Z]{2,3}-\d{2}) \| ([a-z_]+) \|/gm)].map(([, id, facet]) => [
    id,
    facet,
  ])
  expect(FACTS.facets).toEqual(Object.fromEntries(rows))
  const matrix = [...text.matchAll(/^\| ([A-Z]{2}) [^|]+\|(.+)\|$/gm)].map(([, code = '', cells = '']) => {
    const facts = cells
      .split('|')
      .map((cell) => cell.match(/\d{2}/g)?.map((number) => `${code}-${number}`) ?? [])
    return [code, Object.fromEntries(FACETS.map((facet, column) => [facet, facts[column]]))]
  })
  expect(FACTS.coverage).toEqual(Object.fromEntries(matrix))
})
