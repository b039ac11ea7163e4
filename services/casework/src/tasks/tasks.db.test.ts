import { caseManagerInterim, equipeFormed, presaInCaricoClosed } from '@intarsi/contracts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  formed,
  NOW,
  openCase,
  startCasework,
  type TestCase,
  type TestCasework,
} from '../../test/casework.ts'
import { actorWith, openHttp, type TestHttp } from '../../test/http.ts'
import { tellLateTasks } from './tell-late-tasks.ts'

let on: TestCasework
let app: TestHttp
let one: TestCase
beforeAll(async () => {
  on = await startCasework()
  app = await openHttp(on)
})
beforeEach(async () => {
  on.clock.set(NOW)
  one = await openCase(on)
  app.as(actorWith('case-manager', { personId: one.caseManagerId }))
})
afterAll(async () => {
  await app.close()
  await on.close()
})

const path = () => `/presa-in-carico/${one.picId}/tasks`
const call = { area: 'legal', title: 'Chiamare la questura', dueOn: '2026-12-01' }
const add = (over = {}) => app.send('POST', path(), { ...call, ownerId: one.legalId, ...over })
const toldOf = async () =>
  (await on.announced(one.ref.householdId))
    .filter(({ type }) => type === 'task-changed')
    .map(({ data }) => data)

test('a task has an owner with a part in the case and a date, and its words stay here', async () => {
  const { status, body } = await add()
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { ...call, ownerId: one.legalId, state: 'open' },
  })
  expect(await toldOf()).toMatchObject([{ ownerId: one.legalId, dueOn: '2026-12-01', ownerIsNew: true }])
  expect(JSON.stringify(await on.announced(one.ref.householdId))).not.toContain('questura')
  expect((await add({ ownerId: on.newId() })).body).toMatchObject({ code: 'owner-without-part' })
})

test('sent twice with one key, a task is added once', async () => {
  const body = { ...call, ownerId: one.legalId }
  const first = await app.send('POST', path(), body, { key: 'the-same-key' })
  expect((await app.send('POST', path(), body, { key: 'the-same-key' })).body).toEqual(first.body)
  expect((await app.send('GET', path())).body.items).toHaveLength(1)
})

test('its owner says that it is done, once; a later look takes it up again', async () => {
  const { body, etag } = await add()
  app.as(actorWith('equipe-member', { personId: one.legalId }))
  const end = (ifMatch: string | undefined) =>
    app.send('POST', `/tasks/${body.taskId}/end`, { state: 'done', result: 'Fatto' }, { ifMatch })
  const done = await end(etag)
  expect(done.body).toMatchObject({ state: 'done', result: 'Fatto', version: 2 })
  expect((await end(etag)).status).toBe(412)
  expect((await end(done.etag)).body).toMatchObject({ code: 'task-over' })
  const again = await app.send('POST', `/tasks/${body.taskId}/reopening`, undefined, { ifMatch: done.etag })
  expect(again.body).toMatchObject({ state: 'open', result: null })
})

test('of other areas a member reads who and when, not what; of health without a health role nothing', async () => {
  await add({ area: 'social', ownerId: one.caseManagerId })
  await add({ area: 'health', ownerId: one.healthId })
  await add()
  app.as(actorWith('equipe-member', { personId: one.legalId }))
  const { items } = (await app.send('GET', path())).body
  expect(items.map(({ area, title }: { area: string; title: string }) => [area, title]).sort()).toEqual([
    ['legal', call.title],
    ['social', null],
  ])
  app.as(actorWith('case-manager', { personId: one.caseManagerId }))
  expect((await app.send('GET', path())).body.items).toHaveLength(3)
})

test('what was done is read page by page apart from what is open, and one task by itself where it is read', async () => {
  const ended: string[] = []
  for (const state of ['done', 'dropped'] as const) {
    const { body, etag } = await add({ dueOn: '2026-12-02' })
    await app.send('POST', `/tasks/${body.taskId}/end`, { state }, { ifMatch: etag })
    ended.push(body.taskId)
  }
  const open = (await add()).body.taskId
  const health = (await add({ area: 'health', ownerId: one.healthId })).body.taskId
  const read = async (query: string) => (await app.send('GET', `${path()}?${query}`)).body
  const idsOf = ({ items }: { items: { taskId: string }[] }) => items.map(({ taskId }) => taskId)
  const first = await read('area=legal&ended=true&limit=1')
  const second = await read(`area=legal&ended=true&limit=1&cursor=${first.next}`)
  expect([...idsOf(first), ...idsOf(second)].sort()).toEqual(ended.sort())
  expect(second.next).toBeNull()
  expect(idsOf(await read('area=legal&state=open'))).toEqual([open])
  expect(idsOf(await read(`taskId=${open}`))).toEqual([open])
  app.as(actorWith('equipe-member', { personId: one.legalId }))
  expect(idsOf(await read(`taskId=${health}`))).toEqual([])
})

test('somebody’s own tasks are listed over all cases, the nearest date first', async () => {
  await add({ dueOn: '2026-12-24' })
  const other = one
  one = { ...(await openCase(on)), legalId: other.legalId }
  await on.deliver(equipeFormed, formed(one))
  app.as(actorWith('case-manager', { personId: one.caseManagerId }))
  await add({ dueOn: '2026-12-03' })
  app.as(actorWith('equipe-member', { personId: other.legalId }))
  const { items } = (await app.send('GET', '/tasks')).body
  expect(items.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual(['2026-12-03', '2026-12-24'])
})

test('tasks of somebody who leaves the équipe go to the case manager, also to one who stands in', async () => {
  await add()
  await on.deliver(equipeFormed, { ...formed(one), seats: [] })
  expect((await toldOf()).at(-1)).toMatchObject({ ownerId: one.caseManagerId, ownerIsNew: true })
  const coordinator = on.newId()
  await on.deliver(caseManagerInterim, { ...caseManagerInterim.example, ...one.ref, personId: coordinator })
  expect((await toldOf()).at(-1)).toMatchObject({ ownerId: coordinator, changedBy: 'system' })
})

test('a case that ends leaves no task open', async () => {
  const { body } = await add()
  await on.deliver(presaInCaricoClosed, { ...presaInCaricoClosed.example, ...one.ref, picId: one.picId })
  app.as(actorWith('coordinator'))
  expect((await app.send('GET', path())).body.items).toMatchObject([
    { taskId: body.taskId, state: 'dropped' },
  ])
  expect((await add()).body).toMatchObject({ code: 'pic-ended' })
})

const lateOn = async (day: string) => {
  on.clock.set(`${day}T09:00:00.000Z`)
  await tellLateTasks(on)
  return (await on.announced(one.ref.householdId))
    .filter(({ type }) => type === 'task-overdue')
    .map(({ data }) => data)
}

test('a late task is told the day after, once, and again when two working days have gone by', async () => {
  const { body } = await add({ dueOn: '2026-11-24' })
  expect(await lateOn('2026-11-24')).toEqual([])
  const missed = { taskId: body.taskId, ownerId: one.legalId, dueOn: '2026-11-24', step: 'missed' }
  for (const day of ['2026-11-25', '2026-11-25', '2026-11-26'])
    expect(await lateOn(day)).toMatchObject([missed])
  for (const day of ['2026-11-27', '2026-12-20'])
    expect(await lateOn(day)).toMatchObject([missed, { ...missed, step: 'escalated' }])
})

test('a task with another day is late anew; one that is over never is', async () => {
  const { body, etag } = await add({ dueOn: '2026-11-24' })
  await lateOn('2026-12-20')
  const change = { dueOn: '2026-12-21' }
  const changed = await app.send('PATCH', `/tasks/${body.taskId}`, change, { ifMatch: etag })
  const told = [{ step: 'escalated' }, { step: 'missed', dueOn: '2026-12-21' }]
  expect(await lateOn('2026-12-22')).toMatchObject(told)
  await app.send('POST', `/tasks/${body.taskId}/end`, { state: 'done' }, { ifMatch: changed.etag })
  expect(await lateOn('2026-12-30')).toMatchObject(told)
})
