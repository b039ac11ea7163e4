import {
  amendmentRequested,
  caseManagerConfirmed,
  caseManagerInterim,
  type EventContract,
  equipeFormed,
  householdJoined,
  householdSplit,
  housingRequested,
  noPlaceFound,
  offerClosed,
  offerMade,
  presaInCaricoClosed,
  presaInCaricoOpened,
} from '@intarsi/contracts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  caseOf,
  facts,
  formed,
  openCase,
  opened,
  picOf,
  startCasework,
  type TestCase,
  type TestCasework,
} from '../../test/casework.ts'
import { CASE_TABLES } from './follow-household.ts'

let on: TestCasework
beforeAll(async () => {
  on = await startCasework()
})
afterAll(() => on.close())

const closed = (
  { ref, picId }: TestCase,
  outcome: 'autonomy-reached' | 'transferred' = 'autonomy-reached',
) => ({
  ...presaInCaricoClosed.example,
  ...ref,
  picId,
  outcome,
})
const confirmed = ({ ref, picId }: TestCase, personId: string, seat: 'case-manager' | 'liaison') => ({
  ...caseManagerConfirmed.example,
  ...ref,
  picId,
  personId,
  seat,
})
const interim = ({ ref }: TestCase, personId: string) => ({ ...caseManagerInterim.example, ...ref, personId })

async function holdersOf({ picId }: TestCase) {
  const rows = await on.db
    .selectFrom('pic_holder')
    .select(['person_id', 'role', 'areas'])
    .where('pic_id', '=', picId)
    .execute()
  return rows.map(({ role, person_id, areas }) => `${role} ${person_id} ${areas.join()}`).sort()
}

test('an opened case begins its first phase, once, with its case manager and its équipe', async () => {
  const one = await openCase(on)
  await on.deliver(presaInCaricoOpened, opened(one), { sequence: 1 })
  expect(await picOf(on, one.picId)).toMatchObject({ phase: 'activated', case_manager_id: one.caseManagerId })
  expect(await holdersOf(one)).toEqual(
    [
      `case-manager ${one.caseManagerId} `,
      `equipe-member ${one.legalId} legal`,
      `equipe-member ${one.healthId} health`,
    ].sort(),
  )
  expect(await on.announced(one.ref.householdId)).toMatchObject([
    { type: 'phase-changed', data: { phase: 'activated', formerPhase: null } },
  ])
})

test('in whatever order the facts of a case come, and however often, the same stands', async () => {
  const manager = on.newId()
  const liaison = on.newId()
  const story = (one: TestCase): [EventContract, unknown][] => [
    [caseManagerConfirmed, confirmed(one, one.caseManagerId, 'case-manager')],
    [presaInCaricoOpened, opened(one)],
    [equipeFormed, { ...formed(one), seats: [] }],
    [caseManagerInterim, interim(one, on.newId())],
    [caseManagerConfirmed, confirmed(one, liaison, 'liaison')],
    [caseManagerConfirmed, confirmed(one, manager, 'case-manager')],
    [equipeFormed, formed(one)],
  ]
  const told = async (order: readonly number[], end: boolean) => {
    const one = { ...caseOf(on.newId), caseManagerId: manager, legalId: manager, healthId: liaison }
    const facts = [...story(one), ...(end ? [[presaInCaricoClosed, closed(one)] as const] : [])]
    for (const at of order) {
      const [contract, data] = facts[at % facts.length] ?? facts[0] ?? []
      if (contract) await on.deliver(contract, data as never, { sequence: (at % facts.length) + 1 })
    }
    const { phase, case_manager_id, case_manager_state, outcome } = await picOf(on, one.picId)
    return { phase, case_manager_id, case_manager_state, outcome, holders: await holdersOf(one) }
  }
  const straight = [0, 1, 2, 3, 4, 5, 6, 7]
  const shuffled = fc.shuffledSubarray(straight, { minLength: 8 })
  await fc.assert(
    fc.asyncProperty(
      shuffled,
      fc.array(fc.nat(7), { maxLength: 4 }),
      fc.boolean(),
      async (order, more, end) => {
        const wanted = await told(straight, end)
        expect(await told([...order, ...more], end)).toEqual(wanted)
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

test('a closed case asks nobody for anything; resumed, it is assessed anew', async () => {
  const one = await openCase(on)
  await on.deliver(presaInCaricoClosed, closed(one))
  expect(await picOf(on, one.picId)).toMatchObject({ phase: 'closed', outcome: 'autonomy-reached' })
  expect(await holdersOf(one)).toEqual([])
  await on.deliver(presaInCaricoOpened, opened(one))
  expect(await picOf(on, one.picId)).toMatchObject({ phase: 'assessment', outcome: null, closed_at: null })
  expect(await holdersOf(one)).toEqual([`case-manager ${one.caseManagerId} `])
})

test('an amendment brings newer facts, also one that came before the case', async () => {
  const one = caseOf(on.newId)
  const amended = (version: number, leavesOn: string) => ({
    ...amendmentRequested.example,
    ...one.ref,
    facts: facts({ version, leavesOn }),
  })
  await on.deliver(amendmentRequested, amended(3, '2027-02-01'))
  await on.deliver(amendmentRequested, amended(2, '2027-03-01'), { sequence: 0 })
  await on.deliver(presaInCaricoOpened, opened(one))
  expect((await picOf(on, one.picId)).facts).toMatchObject({ version: 3, leavesOn: '2027-02-01' })
  await on.deliver(amendmentRequested, amended(1, '2027-09-01'))
  expect((await picOf(on, one.picId)).facts_version).toBe(3)
})

test('the case of a joined household is spoken of by the surviving id, and comes back when they are split', async () => {
  for (const joinedFirst of [false, true]) {
    const one = caseOf(on.newId)
    const surviving = on.newId()
    const ids = { householdId: one.ref.householdId, survivingHouseholdId: surviving }
    const join = () => on.deliver(householdJoined, { ...householdJoined.example, ...ids })
    if (joinedFirst) await join()
    await on.deliver(presaInCaricoOpened, opened(one))
    if (!joinedFirst) await join()
    expect((await picOf(on, one.picId)).household_id).toBe(surviving)
    expect(
      (
        await on.db
          .selectFrom('timeline_entry')
          .select('household_id')
          .where('pic_id', '=', one.picId)
          .executeTakeFirst()
      )?.household_id,
    ).toBe(surviving)
    const split = { householdId: one.ref.householdId, formerSurvivingHouseholdId: surviving }
    await on.deliver(householdSplit, { ...householdSplit.example, ...split })
    expect((await picOf(on, one.picId)).household_id).toBe(one.ref.householdId)
    const redirects = on.db.selectFrom('household').select(['joined_into', 'territory_id'])
    expect(await redirects.where('household_id', '=', one.ref.householdId).execute()).toEqual([
      { joined_into: null, territory_id: householdSplit.example.territory },
    ])
  }
})

test('a case closed because its household was joined goes on where it was when the join is undone', async () => {
  const one = await openCase(on)
  await on.db
    .updateTable('presa_in_carico')
    .set({ phase: 'in-progress' })
    .where('pic_id', '=', one.picId)
    .execute()
  await on.deliver(presaInCaricoClosed, closed(one, 'transferred'))
  expect((await picOf(on, one.picId)).phase).toBe('transferred')
  await on.deliver(presaInCaricoOpened, opened(one))
  expect((await picOf(on, one.picId)).phase).toBe('in-progress')
})

test('every table with a case is among those that follow its household', async () => {
  const { rows } = await sql<{ table_name: string }>`
    select table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'pic_id' and table_name != 'early_fact'`.execute(on.db)
  expect(rows.map((row) => row.table_name).sort()).toEqual([...CASE_TABLES].sort())
})

test('the household’s way to a home is in the case and in its history, also what came before the case', async () => {
  const one = caseOf(on.newId)
  const [requestId, placeId] = [on.newId(), on.newId()]
  const told = <Example extends object>(example: Example, over: object = {}) =>
    ({ ...example, ...one.ref, requestId, placeId, ...over }) as Example
  await on.deliver(housingRequested, told(housingRequested.example))
  await on.deliver(presaInCaricoOpened, opened(one))
  await on.deliver(noPlaceFound, told(noPlaceFound.example))
  await on.deliver(noPlaceFound, told(noPlaceFound.example))
  await on.deliver(offerMade, told(offerMade.example))
  await on.deliver(offerClosed, told(offerClosed.example))
  await on.deliver(offerMade, told(offerMade.example))
  await on.deliver(offerClosed, told(offerClosed.example, { outcome: 'accepted', reason: null }))
  const standing = await on.db
    .selectFrom('housing_standing')
    .select(['state', 'place_id', 'answer_by', 'reason'])
    .where('pic_id', '=', one.picId)
    .executeTakeFirst()
  expect(standing).toEqual({ state: 'placed', place_id: placeId, answer_by: null, reason: null })
  const entries = await on.db
    .selectFrom('timeline_entry')
    .select('kind')
    .where('pic_id', '=', one.picId)
    .where('area', '=', 'housing')
    .orderBy('entry_id')
    .execute()
  expect(entries.map(({ kind }) => kind)).toEqual([
    'housing-requested',
    'housing-no-place',
    'housing-offered',
    'offer-refused',
    'housing-offered',
    'housing-placed',
  ])
})

test('who comes into the équipe and who leaves it is in the history', async () => {
  const one = await openCase(on)
  const left = formed(one)
  await on.deliver(equipeFormed, { ...left, seats: left.seats.slice(0, 1) })
  const rows = await on.db
    .selectFrom('timeline_entry')
    .select(['kind', 'data'])
    .where('pic_id', '=', one.picId)
    .where('kind', 'like', 'equipe-%')
    .orderBy('entry_id')
    .execute()
  expect(rows).toEqual([
    { kind: 'equipe-joined', data: { personId: one.legalId } },
    { kind: 'equipe-joined', data: { personId: one.healthId } },
    { kind: 'equipe-left', data: { personId: one.healthId } },
  ])
})
