import type { DecisionFacts } from '@intarsi/contracts'
import { createUuidV7 } from '@intarsi/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { pagesOf as allOf } from '../../test/pages-of.ts'
import { type Change, person } from '../../test/scene.ts'

type Held = { caseManagerId: string; state: string }
type Work = { toAssign: Held[]; households: Held[]; totals: Record<string, number> }
type Row = { referralId: string; state: string; urgency: string; nextStepOn: string | null }

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const HOUR_MS = 3_600_000
let scene: HttpScene
/** Referrals of a table of Parma, urgent first, then by date; the third waits for an answer of its sportello. */
const sent: string[] = []

beforeAll(async () => {
  scene = await openHttpScene()
  for (const urgency of ['U3', 'U2', 'U2', 'U1'] as const) {
    const { referralId } = await submit({ territory: 'PR', urgency, facts })
    sent.unshift(referralId)
    scene.clock.advance(HOUR_MS)
  }
  await submit({ territory: 'RA', facts })
  const [, , third = ''] = sent
  const { row } = await scene.referral(third)
  const asked = { fields: ['schooling'] }
  await scene.as('pr-coordinator').post(`/referrals/${third}/opening`, {}, { version: row.version })
  const version = (await scene.referral(third)).row.version
  const { status } = await scene
    .as('pr-coordinator')
    .post(`/referrals/${third}/questions`, asked, { version })
  expect(status).toBe(200)
})
afterAll(() => scene.close())

/** Ids are as old as their referrals. */
const submit = (change: Change) => scene.submit({ ...change, referralId: createUuidV7(scene.clock)() })

async function queueOf(key: string, query: string, queue = '/queues/mine') {
  const { body, status } = await scene.as(key).get(`${queue}?${query}`)
  expect(status).toBe(200)
  return body as { items: Row[]; next: string | null }
}

async function pagesOf(key: string, query: string, queue = '/queues/mine'): Promise<string[]> {
  const rows = await allOf<Row>(scene.as(key), `${queue}?${query}`)
  return rows.map(({ referralId }) => referralId)
}

const ids = ({ items }: { items: Row[] }) => items.map(({ referralId }) => referralId)

test('who chairs a table finds what it reads, urgent first, then by date, each once on the pages', async () => {
  const chair = 'pr-coordinator'
  const { items } = await queueOf(chair, '')
  expect(items.map(({ urgency }) => urgency)).toEqual(['U1', 'U2', 'U2', 'U3'])
  expect(ids(await queueOf(chair, ''))).toEqual(sent)
  expect(await pagesOf(chair, '')).toEqual(sent)
})

test('of one urgency what is overdue comes first, then by date, what was sent first on one day, undated last', async () => {
  const days = ['2026-11-30', null, '2026-11-01', '2026-11-30', null] as const
  const added: string[] = []
  for (const next_step_on of days) {
    const { referralId } = await submit({ territory: 'FO', urgency: 'U2', facts })
    await scene.db
      .updateTable('referral')
      .set({ next_step_on })
      .where('referral_id', '=', referralId)
      .execute()
    added.push(referralId)
    scene.clock.advance(HOUR_MS)
  }
  const [a, b, c, d, e] = added
  const wanted = [c, a, d, b, e]
  expect(ids(await queueOf('fo-coordinator', ''))).toEqual(wanted)
  expect(await pagesOf('fo-coordinator', '')).toEqual(wanted)
  expect(await pagesOf('fo-coordinator', '', '/territories/FO/queues')).toEqual(wanted)
  const { body } = await scene.as('fo-coordinator').get('/work/mine?limit=2')
  expect(ids({ items: (body as { queue: Row[] }).queue })).toEqual(wanted.slice(0, 2))
})

test('one state alone is asked for, on pages too', async () => {
  const [first, second, third, fourth] = sent
  expect(ids(await queueOf('pr-coordinator', 'state=info-requested'))).toEqual([third])
  expect(await pagesOf('pr-coordinator', 'state=routed')).toEqual([first, second, fourth])
})

test('a territory’s queue is read by state and page by page too', async () => {
  const [first, second, third, fourth] = sent
  const queue = '/territories/PR/queues'
  expect(await pagesOf('pr-coordinator', '', queue)).toEqual(sent)
  expect(await pagesOf('pr-coordinator', 'state=info-requested', queue)).toEqual([third])
  expect(await pagesOf('pr-coordinator', 'state=routed', queue)).toEqual([first, second, fourth])
})

test('a territory’s exclusions are read by the rule that proposes them, and by urgency', async () => {
  const couple = { householdType: 'couple-no-minors', members: scene.adults } as const
  const propose = async (urgency: 'U2' | 'U3', about: Partial<DecisionFacts> = couple) => {
    scene.clock.advance(HOUR_MS)
    return submit({ territory: 'RE', urgency, facts: about })
  }
  const [two, three, parents] = [
    await propose('U2'),
    await propose('U3'),
    await propose('U3', { householdType: 'two-parents-with-minors' }),
  ]
  const gateOf = async ({ referralId }: { referralId: string }) =>
    (await scene.referral(referralId)).row.gate?.id ?? 'none'
  const [without, other] = [await gateOf(two), await gateOf(parents)]
  expect(without).not.toBe(other)
  const proposed = (query: string) =>
    pagesOf('re-coordinator', `state=exclusion-proposed${query}`, '/territories/RE/queues')
  const [first, second, third] = [two, three, parents].map(({ referralId }) => referralId)
  expect(await proposed('')).toEqual([first, second, third])
  expect(await proposed(`&gate=${without}`)).toEqual([first, second])
  expect(await proposed('&urgency=U3')).toEqual([second, third])
  expect(await proposed(`&urgency=U3&gate=${without}`)).toEqual([second])
  expect(await proposed('&gate=RE.no-such-gate')).toEqual([])
})

test('an exclusion waits for the coordinator alone: not for who chairs the table that would read it, nor who prepared it', async () => {
  const chair = 're-social-worker-2'
  const couple = { householdType: 'couple-no-minors', members: scene.adults } as const
  const proposed = await submit({ territory: 'RE', facts: { ...facts, ...couple } })
  const read = await submit({ territory: 'RE', facts })
  const { row } = await scene.referral(proposed.referralId)
  expect(row.state).toBe('exclusion-proposed')
  await scene.db
    .insertInto('table_chair')
    .values({
      ...{ table_id: row.reading_table_id, person_id: person(chair), as: 'deputy' },
      since: new Date(scene.clock.now()),
    })
    .execute()
  await scene.db
    .updateTable('referral')
    .set({ preparer_id: person(chair) })
    .where('referral_id', '=', proposed.referralId)
    .execute()
  const listed = await pagesOf(chair, '')
  expect(listed).toContain(read.referralId)
  expect(listed).not.toContain(proposed.referralId)
  const { body } = await scene.as(chair).get('/work/mine?limit=50')
  const work = body as { queue: Row[]; totals: Record<string, number> }
  expect(ids({ items: work.queue })).toEqual(listed)
  expect(work.totals.queue).toBe(listed.length)
  expect(await pagesOf('re-coordinator', '')).toContain(proposed.referralId)
})

test('who prepares finds what they prepare; who chairs elsewhere nothing of it', async () => {
  const [, second = '', third = ''] = sent
  await scene.db
    .updateTable('referral')
    .set({ preparer_id: person('pr-legal') })
    .where('referral_id', 'in', [second, third])
    .execute()
  expect(await pagesOf('pr-legal', '')).toEqual([second, third])
  const elsewhere = ids(await queueOf('ra-coordinator', ''))
  expect(elsewhere).toHaveLength(1)
  expect(sent).not.toContain(elsewhere[0])
})

test('what waits for a person is answered at once; exclusions to those alone who may confirm them', async () => {
  const [first = '', second, third, fourth] = sent
  await scene.db
    .updateTable('referral')
    .set({ state: 'exclusion-proposed' })
    .where('referral_id', '=', first)
    .execute()
  const workOf = async (key: string, query = '') => {
    const { body, status } = await scene.as(key).get(`/work/mine${query}`)
    expect(status).toBe(200)
    const { queue, asked, toConfirm } = body as Record<'queue' | 'asked' | 'toConfirm', Row[]>
    return [queue, asked, toConfirm].map((items) => ids({ items }))
  }
  expect(await workOf('pr-coordinator')).toEqual([[second, third, fourth], [third], [first]])
  expect(await workOf('pr-coordinator', '?limit=1')).toEqual([[second], [third], [first]])
  expect(await workOf('pr-legal')).toEqual([[second, third], [third], []])
  expect((await workOf('ra-coordinator')).slice(1)).toEqual([[], []])
})

test('how long each list is is told with its beginning, and the households that follow come page by page', async () => {
  const workOf = async (key: string) => (await scene.as(key).get('/work/mine?limit=1')).body as Work
  const [, second = '', third = ''] = sent
  const me = person('pr-legal')
  const none = { queue: 0, asked: 0, toConfirm: 0, deadlines: 0, toAssign: 0, households: 0 }
  const { totals } = await workOf('pr-legal')
  expect(totals).toEqual({ ...none, queue: 2, asked: 1, deadlines: totals.deadlines })
  expect((await workOf('pr-coordinator')).totals).toMatchObject({ queue: 4, asked: 1, toConfirm: 1 })
  const held = await scene.db
    .updateTable('case_manager')
    .set({ person_id: me })
    .where('state', '=', 'proposed')
    .returning(['referral_id', 'case_manager_id'])
    .execute()
  expect(held.map(({ referral_id }) => referral_id)).toEqual(expect.arrayContaining([second, third]))
  const [standsIn] = held
  await scene.db
    .updateTable('case_manager')
    .set({ state: 'interim' })
    .where('case_manager_id', '=', standsIn?.case_manager_id ?? '')
    .execute()
  const work = await workOf('pr-legal')
  expect(work.totals).toMatchObject({ toAssign: 1, households: held.length - 1 })
  expect(work.toAssign).toMatchObject([{ caseManagerId: standsIn?.case_manager_id, state: 'interim' }])
  expect(work.households).toMatchObject([{ state: 'proposed' }])
  const caseload = `/people/${me}/caseload`
  const rows = await allOf<Held>(scene.as('pr-legal'), `${caseload}?interim=false`, 'households')
  expect(rows.map(({ state }) => state)).toEqual(held.slice(1).map(() => 'proposed'))
  expect(await allOf<Held>(scene.as('pr-legal'), caseload, 'households')).toHaveLength(held.length)
})
