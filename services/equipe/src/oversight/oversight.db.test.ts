import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn, sendAway } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { pagesOf } from '../../test/pages-of.ts'
import { person, type Submitted } from '../../test/scene.ts'
import { prepareTables } from '../tables/prepare-tables.ts'

const facts = { receptionKind: 'fami-flat' } as const
const HOUR_MS = 3_600_000
let scene: HttpScene
let read: Submitted & { preparerId: string | null }
let decided: Submitted
const coordinator = () => scene.as('pr-coordinator')
const territory = (path: string, of = 'PR') => `/territories/${of}/${path}`

type Flow = {
  since: string
  received: { month: string; referrals: number }[]
  areas: { area: string; referrals: number }[]
  times: { month: string; step: string; referrals: number; medianDays: number }[]
  funnel: { step: string; referrals: number }[]
  waiting: { state: string; referrals: number; longestDays: number }[]
}

beforeAll(async () => {
  scene = await openHttpScene()
  await prepareTables(scene)
  const open = (change = {}) => scene.submit({ territory: 'PR', facts, ...change })
  await open()
  const opened = await open()
  read = { ...opened, preparerId: (await scene.referral(opened.referralId)).row.preparer_id }
  decided = await open()
  await open({ submittedAt: '2026-01-15T08:00:00.000Z' })
  scene.clock.advance(24 * HOUR_MS)
  for (const { referralId } of [read, decided])
    await coordinator().post(`/referrals/${referralId}/opening`, undefined, { version: 1 })
  scene.clock.advance(48 * HOUR_MS)
  const away = sendAway('decline', person('pr-social-worker-1'))
  expect((await decideOn(scene, decided.referralId, away)).ok).toBe(true)
})
afterAll(() => scene.close())

test('the flow of the last months counts referrals by source, area and step, and how long each step took', async () => {
  const { status, body } = await coordinator().get(territory('flow?months=6'))
  expect(status).toBe(200)
  const flow = body as Flow
  expect(flow.since).toBe('2026-06-01')
  expect(flow.received).toMatchObject([{ month: '2026-11', referrals: 3 }])
  const followed = Object.entries(read.facts.needs).filter(([, level]) => level === 2 || level === 3)
  expect(flow.areas.map(({ area, referrals }) => [area, referrals]).sort()).toEqual(
    followed.map(([area]) => [area, 3]).sort(),
  )
  expect(flow.times).toMatchObject([
    { step: 'first-read', referrals: 2, medianDays: 1 },
    { step: 'table', referrals: 1, medianDays: 3 },
  ])
  expect(Object.fromEntries(flow.funnel.map(({ step, referrals }) => [step, referrals]))).toEqual({
    submitted: 3,
    read: 2,
    decided: 1,
    admitted: 0,
    'case-manager': 0,
  })
})

test('where referrals wait counts every open one, however old', async () => {
  const { waiting } = (await coordinator().get(territory('flow?months=1'))).body as Flow
  expect(waiting.reduce((sum, { referrals }) => sum + referrals, 0)).toBe(4)
  expect(waiting.every(({ longestDays }) => longestDays <= 3)).toBe(true)
})

test('a referral entered by mistake counts nowhere', async () => {
  const { referralId } = await scene.submit({ territory: 'FE' })
  await scene.db
    .updateTable('referral')
    .set({ state: 'void' })
    .where('referral_id', '=', referralId)
    .execute()
  const { body } = await scene.as('fe-coordinator').get(territory('flow', 'FE'))
  expect((body as Flow).received).toEqual([])
})

test('who coordinates and follows households too may carry fifteen, and is shown so (RN-04)', async () => {
  const { body } = await scene.as('rn-coordinator').get(territory('caseloads?purpose=case-manager', 'RN'))
  const items = body.items as { personId: string; loads: { purpose: string; cap: number }[] }[]
  const own = items.find(({ personId }) => personId === person('rn-coordinator'))
  expect(own?.loads).toContainEqual(expect.objectContaining({ purpose: 'case-manager', cap: 15 }))
})

test('loads are told by person in the order of names, with what each may carry, nothing too', async () => {
  const { body } = await coordinator().get(territory('caseloads'))
  const items = body.items as { personId: string; loads: { purpose: string; load: number; cap: number }[] }[]
  const people = (await coordinator().get('/people?territory=PR')).body.items as { personId: string }[]
  const order = people.map(({ personId }) => personId)
  const listed = items.map(({ personId }) => personId)
  expect(listed).toEqual(order.filter((one) => listed.includes(one)))
  const preparer = items.find(({ personId }) => personId === read.preparerId)
  const own = await coordinator().get(`/people/${read.preparerId}/caseload`)
  expect(preparer?.loads).toEqual(expect.arrayContaining(own.body.loads as object[]))
  expect(items.some(({ loads }) => loads.every(({ load, cap }) => load === 0 && cap > 0))).toBe(true)
})

test('loads are read page by page in the order of names, and for one purpose of who may be assigned to for it', async () => {
  type Carrying = { personId: string; loads: { purpose: string }[] }
  const read = (query = '') => pagesOf<Carrying>(coordinator(), territory(`caseloads${query}`))
  const all = await read()
  expect(all).toEqual((await coordinator().get(territory('caseloads?limit=200'))).body.items)
  const counts = ['preparer', 'case-manager', 'seat'].map(async (purpose) => {
    const some = await read(`?purpose=${purpose}`)
    expect(some).toEqual(all.filter(({ loads }) => loads.some((one) => one.purpose === purpose)))
    return some.length
  })
  const [fewest = 0] = (await Promise.all(counts)).sort((one, other) => one - other)
  expect(fewest).toBeGreaterThan(0)
  expect(fewest).toBeLessThan(all.length)
  const { next } = (await coordinator().get(territory('caseloads?limit=1'))).body
  expect(JSON.parse(Buffer.from(String(next), 'base64url').toString())).toEqual([all[0]?.personId])
})

test('a file without a preparer is a vacancy until it has one', async () => {
  const { referralId, preparerId } = read
  const set = (preparer_id: string | null) =>
    scene.db.updateTable('referral').set({ preparer_id }).where('referral_id', '=', referralId).execute()
  await set(null)
  const gaps = async () =>
    (
      (await coordinator().get(territory('vacancies'))).body.items as { kind: string; referralId: string }[]
    ).filter((gap) => gap.referralId === referralId)
  expect(await gaps()).toMatchObject([{ kind: 'preparer', reason: null }])
  await set(preparerId)
  expect(await gaps()).toEqual([])
})

test('vacancies are read page by page, and none is missed', async () => {
  await scene.db.updateTable('referral').set({ preparer_id: null }).where('territory_id', '=', 'PR').execute()
  const all = (await coordinator().get(territory('vacancies'))).body.items as { vacancyId: string }[]
  const seen: string[] = []
  for (let query = '?limit=1'; query; ) {
    const { items, next } = (await coordinator().get(territory(`vacancies${query}`))).body as {
      items: { vacancyId: string }[]
      next: string | null
    }
    seen.push(...items.map(({ vacancyId }) => vacancyId))
    query = next ? `?limit=1&cursor=${next}` : ''
  }
  expect(all.length).toBeGreaterThan(1)
  expect(seen).toEqual(all.map(({ vacancyId }) => vacancyId))
  const of = async (kind: string) =>
    ((await coordinator().get(territory(`vacancies?kind=${kind}`))).body.items as { kind: string }[]).map(
      (gap) => gap.kind,
    )
  const kinds = await Promise.all(['preparer', 'case-manager', 'seat'].map(of))
  expect(kinds[0]?.length).toBeGreaterThan(1)
  expect(kinds.map((found) => [...new Set(found)].length)).toEqual(
    kinds.map((found) => Math.min(found.length, 1)),
  )
  expect(kinds.flat()).toHaveLength(all.length)
})

test('deadlines are counted by team without a name; whose they are only that person and the coordinator read', async () => {
  const { body } = await coordinator().get(territory('deadline-totals'))
  const totals = body.items as { body: string; open: number; missed: number }[]
  const listed = (await coordinator().get('/deadlines?territory=PR&limit=200')).body.items as {
    kind: string
  }[]
  expect(totals.reduce((sum, { open }) => sum + open, 0)).toBe(listed.length)
  expect(JSON.stringify(totals)).not.toMatch(/holder|person/i)
  const kinds = listed.map(({ kind }) => kind)
  const [kind] = kinds
  const some = (await coordinator().get(`/deadlines?territory=PR&limit=200&kind=${kind}`)).body.items
  expect(new Set(kinds).size).toBeGreaterThan(1)
  expect(some).toEqual(listed.filter((one) => one.kind === kind))
  const colleague = scene.as('pr-social-worker-1')
  expect((await colleague.get(`/deadlines?holderId=${person('pr-social-worker-1')}`)).status).toBe(200)
  expect((await colleague.get(`/deadlines?holderId=${person('pr-reception-1')}`)).status).toBe(403)
  for (const other of ['auditor', 'operator'])
    expect((await scene.as(other).get('/deadlines?territory=PR')).status).toBe(403)
})

test('another territory’s coordinator sees nothing of it; an auditor sees the flow and no load', async () => {
  for (const path of [
    'flow',
    'caseloads',
    'vacancies',
    'transfers',
    'competence-disputes',
    'deadline-totals',
  ])
    expect((await scene.as('re-coordinator').get(territory(path))).status, path).toBe(403)
  expect((await scene.as('auditor').get(territory('flow'))).status).toBe(200)
  expect((await scene.as('auditor').get(territory('caseloads'))).status).toBe(403)
})

test('what a table decided before anybody opened it is past the reading too', async () => {
  const read = async () =>
    ((await coordinator().get(territory('flow?months=1'))).body as Flow).funnel.find(
      ({ step }) => step === 'read',
    )
  const before = (await read())?.referrals ?? 0
  const { referralId } = await scene.submit({ territory: 'PR', facts })
  expect((await read())?.referrals).toBe(before)
  const away = sendAway('decline', person('pr-social-worker-1'))
  expect((await decideOn(scene, referralId, away)).ok).toBe(true)
  expect((await read())?.referrals).toBe(before + 1)
})
