import { AREAS } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { type Actor, type FileResource, fileViewOf, type Role } from './index.ts'

const ME = '01966000-0000-7000-8000-000000000001'
const TABLE = '01966000-0000-7000-8000-0000000000a2'
const OTHER_TABLE = '01966000-0000-7000-8000-0000000000a3'

function actor(
  role: Role,
  { healthRole = false, ...change }: Partial<Actor> & { healthRole?: boolean } = {},
): Actor {
  return {
    personId: ME,
    subject: 'demo|me',
    bodyId: '01966000-0000-7000-8000-0000000000b0',
    sportelloIds: [],
    active: true,
    agreementValidUntil: '2027-12-31',
    roles: [{ role, territory: 'RE', tableId: TABLE, healthRole }],
    since: '2026-01-01T00:00:00.000Z',
    ...change,
  }
}

const before: FileResource = {
  territory: 'RE',
  tables: [{ tableId: TABLE, part: 'decides' }],
  personIds: [ME],
  phase: 'before-decision',
}
const after: FileResource = { ...before, phase: 'after-admission', seatAreas: { [ME]: ['legal', 'health'] } }
const nothing = { areas: [], summary: false, names: 'none', restricted: false }

test('who prepares, chairs, follows or coordinates sees the whole file, before and after', () => {
  for (const role of ['preparer', 'chair', 'case-manager', 'coordinator'] as const) {
    for (const resource of [before, after]) {
      expect(fileViewOf(actor(role), resource)).toEqual({
        areas: AREAS,
        summary: true,
        names: 'all',
        restricted: true,
      })
    }
  }
})

test('a member of the deciding table sees composition and names, until the decision', () => {
  expect(fileViewOf(actor('table-member'), before)).toEqual({ ...nothing, summary: true, names: 'all' })
  expect(fileViewOf(actor('table-member'), after)).toEqual(nothing)
})

test('a member of a network table sees nothing that identifies, and who chairs it or stands in no file', () => {
  const tables = [{ tableId: TABLE, part: 'shares' as const }]
  expect(fileViewOf(actor('table-member'), { ...before, tables })).toEqual({ ...nothing, summary: true })
  for (const resource of [before, after])
    expect(fileViewOf(actor('chair'), { ...resource, tables })).toEqual(nothing)
})

test('where one table reads and another decides, names are for who sits at the one that decides', () => {
  const tables = [
    { tableId: TABLE, part: 'reads' as const },
    { tableId: OTHER_TABLE, part: 'decides' as const },
  ]
  const sitsAt = (tableId: string) =>
    actor('table-member', { roles: [{ role: 'table-member', territory: 'RE', tableId, healthRole: false }] })
  expect(fileViewOf(sitsAt(TABLE), { ...before, tables })).toMatchObject({ summary: true, names: 'none' })
  expect(fileViewOf(sitsAt(OTHER_TABLE), { ...before, tables })).toMatchObject({
    summary: true,
    names: 'all',
  })
})

test('an équipe member sees its own areas, health only in a health role, and nothing before the admission', () => {
  expect(fileViewOf(actor('equipe-member'), after)).toMatchObject({
    areas: ['legal'],
    summary: true,
    restricted: false,
  })
  expect(fileViewOf(actor('equipe-member', { healthRole: true }), after)).toMatchObject({
    areas: ['legal', 'health'],
  })
  expect(fileViewOf(actor('equipe-member'), before)).toEqual(nothing)
})

test('a tutor is told first names, an observer nothing of the file', () => {
  expect(fileViewOf(actor('tutor'), after)).toEqual({ ...nothing, names: 'first' })
  expect(fileViewOf(actor('observer'), after)).toEqual(nothing)
})

test('a sender, the region, an integrator and an operator see nothing of the file', () => {
  for (const role of ['sender', 'auditor', 'integrator', 'operator', 'housing-manager'] as const) {
    expect(fileViewOf(actor(role), after)).toEqual(nothing)
  }
})

test('no agreement, a conflict of interest or a closed account leave nothing to see', () => {
  const shut = [
    fileViewOf(actor('table-member', { agreementValidUntil: null }), before),
    fileViewOf(actor('table-member'), { ...before, conflictedPersonIds: [ME] }),
    fileViewOf(actor('equipe-member', { active: false }), after),
    fileViewOf(actor('tutor', { agreementValidUntil: '2026-01-01', asOf: '2026-11-23' }), after),
  ]
  for (const view of shut) expect(view).toEqual(nothing)
})
