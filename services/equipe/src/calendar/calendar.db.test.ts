import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { person } from '../../test/scene.ts'
import { prepareTables } from '../tables/prepare-tables.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
  await prepareTables(scene)
})
afterAll(() => scene.close())

const mine = (key: string) => scene.as(key)
const read = (token: unknown) => mine('nobody-at-all').get(`/calendar-feeds/${token}`)

test('a feed shows the dates of the tables its owner may read, and nothing of a household', async () => {
  await scene.submit({ territory: 'PR', facts: { receptionKind: 'fami-flat' } })
  const made = await mine('pr-coordinator').put('/calendar-feed')
  const { status, body } = await read(made.body.token)
  expect(status).toBe(200)
  const items = body.items as { territory: string; tableName: string }[]
  expect(items.length).toBeGreaterThan(3)
  expect(new Set(items.map(({ territory }) => territory))).toEqual(new Set(['PR']))
  expect(JSON.stringify(body)).not.toMatch(/household|referral|PR-[0-9A-Z]{8}/i)
})

test('only the latest address works, and none after the feed is ended; the secret itself is not kept', async () => {
  const first = await mine('pr-coordinator').put('/calendar-feed')
  const second = await mine('pr-coordinator').put('/calendar-feed')
  expect((await read(first.body.token)).status).toBe(404)
  expect((await read(second.body.token)).status).toBe(200)
  const shown = await mine('pr-coordinator').get('/calendar-feed')
  expect(shown.body.feed).toMatchObject({ readAt: expect.any(String) })
  const rows = await scene.db.selectFrom('calendar_feed').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(String(second.body.token))
  await scene.unitOfWork(({ trx }) =>
    trx.deleteFrom('calendar_feed').where('person_id', '=', person('pr-coordinator')).execute(),
  )
  expect((await read(second.body.token)).status).toBe(404)
})

test('whose account is disabled, or sits at no table, reads an empty calendar', async () => {
  const sender = await mine('pr-sender').put('/calendar-feed')
  expect((await read(sender.body.token)).body).toEqual({ items: [] })
  const made = await mine('fo-coordinator').put('/calendar-feed')
  expect((await read(made.body.token)).body.items).not.toEqual([])
  await scene.db
    .updateTable('access_person' as never)
    .set({ active: false } as never)
    .where('person_id' as never, '=', person('fo-coordinator') as never)
    .execute()
  expect((await read(made.body.token)).body).toEqual({ items: [] })
})
