import {
  caseManagerConfirmed,
  caseManagerInterim,
  presaInCaricoClosed,
  presaInCaricoOpened,
} from '@intarsi/contracts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCase, opened, startCasework, type TestCase, type TestCasework } from '../../test/casework.ts'
import { actorWith, openHttp, type TestHttp } from '../../test/http.ts'

const LEFT_AT = '2026-11-20T08:00:00.000Z'
const LATER = '2026-11-23T08:00:00.000Z'

let on: TestCasework
let app: TestHttp
let one: TestCase
beforeAll(async () => {
  on = await startCasework()
  app = await openHttp(on)
})
beforeEach(async () => {
  one = await openCase(on)
})
afterAll(async () => {
  await app.close()
  await on.close()
})

const stepsIn = (personId: string, since = LEFT_AT) =>
  on.deliver(caseManagerInterim, { ...caseManagerInterim.example, ...one.ref, personId, since })
const confirms = (personId: string, confirmedAt = LATER, seat: 'case-manager' | 'liaison' = 'case-manager') =>
  on.deliver(caseManagerConfirmed, {
    ...caseManagerConfirmed.example,
    ...one.ref,
    picId: one.picId,
    personId,
    confirmedAt,
    seat,
  })

const SUSPENSION = { reason: 'absence', until: '2027-01-10' }
/** A command on the case, one that creates in it, and a reading: by one person. */
async function answersTo(personId: string) {
  app.as(actorWith('case-manager', { personId }))
  const at = `/presa-in-carico/${one.picId}`
  const task = { area: 'legal', title: 'Chiamare', dueOn: '2026-12-01', ownerId: one.legalId }
  return {
    command: await app.send('POST', `${at}/suspension`, SUSPENSION, { ifMatch: '"1"' }),
    creation: await app.send('POST', `${at}/tasks`, task),
    reading: await app.send('GET', at),
  }
}
const replaced = (personId: string, since: string, holderIds: string[]) => ({
  status: 409,
  body: { code: 'holder-replaced', role: 'case-manager', personId, holderIds, since },
})
const forbidden = { status: 403, body: { code: 'forbidden' } }

test('who followed the case hears who follows it now and since when, and reads no more than before', async () => {
  const standsIn = on.newId()
  await stepsIn(standsIn)
  const { command, creation, reading } = await answersTo(one.caseManagerId)
  expect(command).toMatchObject(replaced(one.caseManagerId, LEFT_AT, [standsIn]))
  expect(creation).toMatchObject(replaced(one.caseManagerId, LEFT_AT, [standsIn]))
  expect(reading).toMatchObject(forbidden)
})

test('each of those who followed it left on a day of their own; who never did hears nothing', async () => {
  const [standsIn, successor] = [on.newId(), on.newId()]
  await stepsIn(standsIn)
  await confirms(successor)
  expect((await answersTo(one.caseManagerId)).command).toMatchObject(
    replaced(one.caseManagerId, LEFT_AT, [successor]),
  )
  expect((await answersTo(standsIn)).command).toMatchObject(replaced(standsIn, LATER, [successor]))
  expect(await answersTo(on.newId())).toMatchObject({ command: forbidden, creation: forbidden })
})

test('confirmed after standing in, somebody is still the one; who comes back follows it again', async () => {
  const standsIn = on.newId()
  await stepsIn(standsIn)
  await confirms(standsIn)
  expect((await answersTo(standsIn)).reading.status).toBe(200)
  await confirms(one.caseManagerId, '2026-11-24T08:00:00.000Z')
  expect((await answersTo(one.caseManagerId)).command.body).not.toMatchObject({ code: 'holder-replaced' })
  expect((await answersTo(standsIn)).command).toMatchObject(
    replaced(standsIn, '2026-11-24T08:00:00.000Z', [one.caseManagerId]),
  )
})

test('a liaison who was replaced hears it too', async () => {
  const [liaison, next] = [on.newId(), on.newId()]
  await confirms(liaison, LEFT_AT, 'liaison')
  await confirms(next, LATER, 'liaison')
  const { status, body } = (await answersTo(liaison)).command
  expect({ status, code: body.code, since: body.since }).toEqual({
    status: 409,
    code: 'holder-replaced',
    since: LATER,
  })
  expect(body.holderIds.toSorted()).toEqual([one.caseManagerId, next].toSorted())
})

test('after the end nobody follows it, since the end; resumed by another, that one does', async () => {
  const closedAt = '2026-11-24T07:00:00.000Z'
  await on.deliver(presaInCaricoClosed, {
    ...presaInCaricoClosed.example,
    ...one.ref,
    picId: one.picId,
    closedAt,
  })
  expect((await answersTo(one.caseManagerId)).command).toMatchObject(
    replaced(one.caseManagerId, closedAt, []),
  )
  const caseManagerId = on.newId()
  await on.deliver(presaInCaricoOpened, { ...opened(one), caseManagerId })
  expect((await answersTo(one.caseManagerId)).command).toMatchObject(
    replaced(one.caseManagerId, closedAt, [caseManagerId]),
  )
})
