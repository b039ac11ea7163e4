import { expect, test } from 'vitest'
import {
  ACTIONS,
  type Action,
  type Actor,
  decide,
  mayEver,
  needsFreshRights,
  type Resource,
  type Role,
  rolesInForce,
  type TableBefore,
  territoriesOf,
} from './index.ts'

const ME = '01966000-0000-7000-8000-000000000001'
const SPORTELLO = '01966000-0000-7000-8000-0000000000a1'
const TABLE = '01966000-0000-7000-8000-0000000000a2'
const OTHER = '01966000-0000-7000-8000-0000000000ff'

function actor(role: Role, change: Partial<Actor> = {}): Actor {
  return {
    personId: ME,
    subject: `demo|re-${role}`,
    bodyId: '01966000-0000-7000-8000-0000000000b0',
    sportelloIds: [SPORTELLO],
    active: true,
    agreementValidUntil: '2027-12-31',
    roles: [{ role, territory: 'RE', tableId: TABLE, healthRole: false }],
    since: '2026-01-01T00:00:00.000Z',
    ...change,
  }
}

/** Everything about it is the actor's: territory, table, sportello, and the person is named in it. */
const mine: Resource = {
  territory: 'RE',
  tables: [{ tableId: TABLE, part: 'decides' }],
  sportelloId: SPORTELLO,
  personIds: [ME],
}
const elsewhere: Resource = {
  territory: 'MO',
  tables: [{ tableId: OTHER, part: 'decides' }],
  sportelloId: OTHER,
  personIds: [OTHER],
}

const ROLES = [
  'sender',
  'preparer',
  'table-member',
  'chair',
  'coordinator',
  'case-manager',
  'equipe-member',
  'tutor',
  'observer',
  'housing-manager',
  'auditor',
  'operator',
  'integrator',
  'delegate',
] as const satisfies Role[]

// y: always on one's own · a: after admission only · r: unless the table only shares · t: where it decides only · .: never
const MATRIX = `
                             send prep memb chai coor case equi tuto obse hous audi oper inte dele
referral.submit              y    y    .    .    y    .    .    .    .    .    .    .    .    .
draft.keep                   y    y    .    .    y    .    .    .    .    .    .    .    .    .
referral.read-own            y    .    .    .    y    .    .    .    .    .    .    .    .    .
referral.read-receipt        y    y    .    .    y    .    .    .    .    .    .    .    .    .
referral.amend               y    .    .    .    y    .    .    .    .    .    .    .    .    .
referral.answer              y    y    .    .    y    .    .    .    .    .    .    .    .    .
referral.complete            .    y    .    r    y    y    .    .    .    .    .    .    .    .
referral.withdraw            y    .    .    .    y    .    .    .    .    .    .    .    .    .
referral.void                .    .    .    .    y    .    .    .    .    .    .    .    .    .
referral.read-file           .    y    .    r    y    y    a    .    .    .    .    .    .    r
referral.read-state          y    y    y    y    y    y    a    a    a    .    y    .    y    .
referral.read-answer         y    y    .    r    y    y    .    .    .    .    .    .    .    r
referral.read-restricted     .    y    .    r    y    y    .    .    .    .    .    .    .    r
household.read-identity      y    y    t    r    y    y    a    .    .    .    .    .    .    r
household.labels             y    y    t    r    y    y    a    a    .    y    .    .    .    r
household.join               .    y    .    .    y    .    .    .    .    .    .    .    .    .
expert.request               y    .    .    .    y    .    .    .    .    .    .    .    .    .
expert.answer                .    .    .    .    y    .    y    .    .    .    .    .    .    .
routing.preview              y    .    .    .    y    .    .    .    .    .    .    .    .    .
referral.prepare             .    y    .    r    y    .    .    .    .    .    .    .    .    .
referral.decide              .    .    .    r    y    .    .    .    .    .    .    .    .    .
referral.confirm-exclusion   .    .    .    .    y    .    .    .    .    .    .    .    .    .
referral.hand-over           .    y    .    r    y    y    .    .    .    .    .    .    .    .
referral.transfer            .    .    .    .    y    .    .    .    .    .    .    .    .    .
territory.migrate            .    .    .    .    y    .    .    .    .    .    .    y    .    .
table.read                   .    y    y    y    y    .    .    .    .    .    y    .    .    y
table.manage                 .    .    .    y    y    .    .    .    .    .    .    .    .    .
meeting.manage               .    .    .    y    y    .    .    .    .    .    .    .    .    .
calendar.manage              y    y    y    y    y    y    y    y    y    y    y    y    y    y
case-manager.confirm         .    .    .    r    y    .    .    .    .    .    .    .    .    .
case-manager.answer          y    y    y    y    y    y    y    y    y    y    y    y    y    y
caseload.read                y    y    y    y    y    y    y    y    y    y    y    y    y    y
equipe.read                  .    y    y    y    y    y    a    .    .    .    .    .    .    r
equipe.manage                .    .    .    .    y    y    .    .    .    .    .    .    .    .
pic.manage                   .    .    .    .    y    y    .    .    .    .    .    .    .    .
pic.start                    .    .    .    .    y    .    .    .    .    .    .    .    .    .
observation.record           .    .    .    .    y    y    a    .    .    .    .    .    .    .
observation.read             .    .    .    .    y    y    a    .    .    .    .    .    .    .
directory.read               y    y    y    y    y    y    y    .    .    y    y    y    .    y
directory.manage             .    .    .    .    y    .    .    .    .    .    .    y    .    .
deadline.read                y    y    y    y    y    y    y    y    y    y    y    y    y    y
flow.read                    .    .    .    .    y    .    .    .    .    .    y    .    .    .
account.read                 y    y    y    y    y    y    y    y    y    y    y    y    y    y
place.read                   .    y    .    y    y    y    .    .    .    y    .    .    .    .
place.manage                 .    .    .    .    y    .    .    .    .    y    .    .    .    .
housing-request.read         .    y    .    r    y    y    .    .    .    y    .    .    .    .
matching.run                 .    .    .    .    y    .    .    .    .    y    .    y    .    .
offer.make                   .    .    .    .    y    .    .    .    .    y    .    .    .    .
offer.answer                 .    .    .    .    y    y    .    .    .    y    .    .    .    .
pic.read                     .    y    .    r    y    y    a    a    .    .    .    .    .    .
pic.work                     .    .    .    .    y    y    a    .    .    .    .    .    .    .
task.complete                .    .    .    .    y    y    a    a    .    .    .    .    .    .
inbox.read                   y    y    y    y    y    y    y    y    y    y    y    y    y    y
preferences.manage           y    y    y    y    y    y    y    y    y    y    y    y    y    y
feed.read                    .    .    .    .    .    .    .    .    .    .    .    .    y    .
endpoint.manage              .    .    .    .    .    .    .    .    .    .    .    y    y    .
audit.read                   .    .    .    .    .    .    .    .    .    .    y    .    .    .
operations.read              .    .    .    .    .    .    .    .    .    .    y    y    .    .
operations.act               .    .    .    .    .    .    .    .    .    .    .    y    .    .
`
const cells = MATRIX.trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [action = '', ...marks] = line.split(/\s+/)
    return ROLES.map((role, i) => ({ action: action as Action, role, mark: marks[i] ?? '' }))
  })

test('the matrix has a row for every action', () => {
  expect(new Set(cells.map(({ action }) => action))).toEqual(new Set(ACTIONS))
})

function seen(role: Role, action: Action): string {
  const asks = (change: Resource) => decide(actor(role), action, { ...mine, ...change }).allow
  if (!asks({ phase: 'after-admission' })) return '.'
  if (!asks({ phase: 'before-decision' })) return 'a'
  const at = (part: TableBefore['part']) =>
    asks({ phase: 'before-decision', tables: [{ tableId: TABLE, part }] })
  if (!at('reads')) return 't'
  return at('shares') ? 'y' : 'r'
}

test('each role may do on its own what the matrix says, no more and no less', () => {
  const wrong = cells
    .map((cell) => ({ ...cell, is: seen(cell.role, cell.action) }))
    .filter(({ mark, is }) => mark !== is)
  expect(wrong).toEqual([])
})

test('nobody but an operator may do anything in another territory, table, sportello or household', () => {
  const unbound = cells.filter(({ role, action }) => decide(actor(role), action, elsewhere).allow)
  expect(new Set(unbound.map(({ role }) => role))).toEqual(new Set(['operator']))
})

test('a rule bound to something the resource does not name never matches', () => {
  const loose = cells.filter(({ role, action }) => decide(actor(role), action, {}).allow)
  expect(new Set(loose.map(({ role }) => role))).toEqual(new Set(['operator']))
})

test('whoever may do something on its own is not turned away before the request is read', () => {
  const turned = cells.filter(({ role, action, mark }) => mark !== '.' && !mayEver(actor(role), action).allow)
  expect(turned).toEqual([])
  expect(mayEver(actor('sender'), 'matching.run').allow).toBe(false)
})

test('an inactive account may do nothing, and is told since when', () => {
  const gone = actor('coordinator', { active: false, since: '2026-11-01T00:00:00.000Z' })
  for (const action of ACTIONS) {
    expect(decide(gone, action, mine)).toMatchObject({ code: 'account-inactive', since: gone.since })
  }
})

test('a body without a valid agreement sees nothing personal, but its sportello can still send a referral', () => {
  const none = actor('coordinator', { agreementValidUntil: null })
  const ended = actor('coordinator', { agreementValidUntil: '2026-11-22', asOf: '2026-11-23' })
  const lastDay = actor('coordinator', { agreementValidUntil: '2026-11-23', asOf: '2026-11-23' })
  expect(decide(none, 'referral.read-file', mine)).toMatchObject({ code: 'no-agreement' })
  expect(decide(ended, 'household.labels', mine)).toMatchObject({ code: 'no-agreement', since: '2026-11-22' })
  expect(decide(lastDay, 'referral.read-file', mine).allow).toBe(true)
  expect(decide(actor('sender', { agreementValidUntil: null }), 'referral.submit', mine).allow).toBe(true)
})

test('a conflict of interest closes the household, even to its coordinator', () => {
  const resource = { ...mine, conflictedPersonIds: [ME] }
  expect(decide(actor('coordinator'), 'referral.decide', resource)).toMatchObject({
    code: 'conflict-of-interest',
  })
  expect(decide(actor('coordinator'), 'meeting.manage', resource).allow).toBe(true)
})

test('who holds a role for this household or meeting has it, whatever the account says', () => {
  const substitute = actor('equipe-member')
  expect(decide(substitute, 'referral.read-file', { holders: { preparer: [ME] } }).allow).toBe(true)
  expect(decide(substitute, 'referral.read-file', { holders: { preparer: [OTHER] } }).allow).toBe(false)
  expect(decide(substitute, 'referral.decide', { holders: { chair: [ME] } }).allow).toBe(true)
  expect(mayEver(substitute, 'referral.decide').allow).toBe(true)
})

test('the roles of an account alone cannot be held for a household', () => {
  const holders = { coordinator: [ME], operator: [ME], sender: [ME] }
  expect(decide(actor('tutor'), 'referral.confirm-exclusion', { holders }).allow).toBe(false)
  expect(decide(actor('tutor'), 'operations.act', { holders }).allow).toBe(false)
})

test('a refusal names the action and whom it is for', () => {
  expect(decide(actor('sender'), 'referral.decide', mine)).toEqual({
    allow: false,
    code: 'forbidden',
    detail: 'referral.decide is for: chair of the table (table-reads); coordinator of the territory.',
  })
})

test('somebody whose role ended hears which and since when, where it would have been enough', () => {
  const until = '2026-11-09T08:00:00.000Z'
  const coordinator = {
    role: 'coordinator',
    territory: 'RE',
    tableId: null,
    healthRole: false,
    until,
  } as const
  const once = actor('sender', { formerRoles: [coordinator] })
  const ended = {
    allow: false,
    code: 'role-ended',
    detail: `You are coordinator of RE no more since ${until}.`,
    since: until,
  }
  expect(decide(once, 'referral.confirm-exclusion', mine)).toEqual(ended)
  expect(mayEver(once, 'referral.confirm-exclusion')).toEqual(ended)
  expect(decide(once, 'referral.confirm-exclusion', elsewhere)).toMatchObject({ code: 'forbidden' })
  expect(decide(once, 'operations.act', mine)).toMatchObject({ code: 'forbidden' })
  expect(decide(once, 'referral.amend', mine).allow).toBe(true)
})

test('who stands in for a chair prepares until the day of the meeting is over, and hears afterwards that it is', () => {
  const standing = { role: 'delegate', territory: 'RE', tableId: TABLE, healthRole: false } as const
  const on = (asOf: string) => actor('sender', { roles: [{ ...standing, untilOn: '2026-11-26' }], asOf })
  expect(decide(on('2026-11-26'), 'referral.read-file', mine)).toEqual({ allow: true })
  expect(decide(on('2026-11-26'), 'referral.decide', mine)).toMatchObject({ code: 'forbidden' })
  expect(rolesInForce(on('2026-11-26'))).toHaveLength(1)
  const over = { code: 'role-ended', since: '2026-11-26' }
  expect(decide(on('2026-11-27'), 'referral.read-file', mine)).toMatchObject(over)
  expect(rolesInForce(on('2026-11-27'))).toEqual([])
})

test('a preparer enters a referral for any sportello of the territory, and by that reads none', () => {
  const of = (personIds: string[]): Resource => ({ territory: 'RE', sportelloId: OTHER, personIds })
  const receiver = actor('preparer', { sportelloIds: [] })
  const open = ACTIONS.filter((action) => decide(receiver, action, of([])).allow)
  expect(open).toEqual(expect.arrayContaining(['referral.submit']))
  const reads = /^(referral\.(?!submit)|draft|household|expert|pic|table|equipe|caseload|observation)/
  expect(open.filter((action) => reads.test(action))).toEqual([])
  const entered = ACTIONS.filter((action) => reads.test(action) && decide(receiver, action, of([ME])).allow)
  expect(entered).toEqual(expect.arrayContaining(['draft.keep', 'referral.read-receipt', 'referral.answer']))
  expect(decide(receiver, 'referral.submit', { ...of([]), territory: 'MO' }).allow).toBe(false)
  expect(territoriesOf(receiver, 'draft.keep')).toEqual([])
})

test('a list is bounded to the territories of the roles that reach them', () => {
  expect(territoriesOf(actor('coordinator'), 'place.read')).toEqual(['RE'])
  expect(territoriesOf(actor('sender'), 'referral.read-own')).toEqual([])
  expect(territoriesOf(actor('operator'), 'operations.read')).toHaveLength(1)
  const region = actor('auditor', {
    roles: [{ role: 'auditor', territory: null, tableId: null, healthRole: false }],
  })
  expect(territoriesOf(region, 'referral.read-state')).toHaveLength(10)
})

test('commands and reads of identity want rights that are up to date', () => {
  expect(needsFreshRights('household.labels', 'GET')).toBe(true)
  expect(needsFreshRights('place.manage', 'PATCH')).toBe(true)
  expect(needsFreshRights('place.read', 'GET')).toBe(false)
})
