import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type Caller, type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { person } from '../../test/scene.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const said = {
  answers: [{ question: 'attends-regularly', answer: 'worse' }],
  words: 'Assente da una settimana',
}

async function invite(area = 'social', sharingLimits: string[] = []) {
  const sent = await scene.submit({ territory: 'PR', facts: { ...facts, sharingLimits } })
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const { row } = await scene.referral(sent.referralId)
  const url = `/presa-in-carico/${row.pic_id}`
  const coordinator = scene.as('pr-coordinator')
  const equipe = await coordinator.get(`${url}/equipe`)
  const seats = equipe.body.seats as { personId: string | null }[]
  const referentId = seats.find(({ personId }) => personId && personId !== person('pr-coordinator'))?.personId
  const body = { role: 'teacher', area, name: 'Ginevra Lentisco', contact: '+39 000 77', referentId }
  const answer = await coordinator.post(`${url}/observers`, body)
  return { ...sent, url, coordinator, referentId, answer }
}

async function invited(area?: string) {
  const { answer, ...one } = await invite(area)
  const [observer] = answer.body.observers as { observerId: string }[]
  if (!observer) throw new Error('no observer')
  return { ...one, observer: `/observers/${observer.observerId}` }
}

async function active(area?: string) {
  const one = await invited(area)
  await one.coordinator.post(`${one.observer}/activation`)
  return one
}

async function linkOf({ coordinator, observer }: { coordinator: Caller; observer: string }) {
  return (await coordinator.post(`${observer}/links`)).body.token as string
}

/** Somebody without any right: what a link opens, it opens to whoever has it. */
const anybody = () => scene.as('rn-sender')

test('an observer is invited, active, ended, and says something only while active', async () => {
  const { coordinator, observer } = await invited()
  expect(await coordinator.post(`${observer}/observations`, said)).toMatchObject({
    status: 409,
    body: { code: 'observer-not-active' },
  })
  expect(await coordinator.post(`${observer}/activation`)).toMatchObject({ body: { state: 'active' } })
  expect((await coordinator.post(`${observer}/observations`, said)).status).toBe(201)
  expect(await coordinator.post(`${observer}/end`)).toMatchObject({ body: { state: 'ended' } })
  for (const path of ['activation', 'end', 'observations', 'links'])
    expect((await coordinator.post(`${observer}/${path}`, said)).status).toBe(409)
})

test('where the household wants nothing shared with observers, or with that one, nobody is invited', async () => {
  for (const limit of ['observer', 'teacher']) {
    const { answer } = await invite('social', [limit])
    expect(answer).toMatchObject({ status: 409, body: { code: 'sharing-limit' } })
  }
  expect((await invite('social', ['integration-tutor'])).answer.status).toBe(201)
})

test('what is dictated is told to the referent and to who follows the household, without its words', async () => {
  const { coordinator, observer, householdId, referentId } = await active()
  await coordinator.post(`${observer}/observations`, said)
  const events = await scene.announced(householdId)
  const told = events.filter((one) => one.type === 'observation-received')
  expect(told).toMatchObject([{ data: { area: 'social', how: 'dictated' } }])
  expect(told[0]?.data.tell).toContain(referentId)
  expect(JSON.stringify(events)).not.toMatch(/Assente|Lentisco|attends-regularly/)
})

test('a link shows the questions of one area and nothing of the household, and is used once', async () => {
  const one = await active()
  const token = await linkOf(one)
  const asked = await anybody().post('/observation-links/questions', { token })
  expect(asked).toMatchObject({ status: 200, body: { area: 'social', notice: { it: expect.any(String) } } })
  expect(JSON.stringify(asked.body)).not.toMatch(
    new RegExp(`${one.householdId}|${one.referralNumber}|Lentisco`),
  )
  expect((await anybody().post('/observation-links/answers', { token, ...said })).status).toBe(200)
  expect((await anybody().post('/observation-links/answers', { token, ...said })).status).toBe(404)
  expect((await anybody().post('/observation-links/questions', { token })).status).toBe(404)
})

test('of two answers through the same link at once, one is kept', async () => {
  const one = await active()
  const token = await linkOf(one)
  const answers = await Promise.all(
    [1, 2].map(() => anybody().post('/observation-links/answers', { token, ...said })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  const listed = await one.coordinator.get(`${one.url}/observations`)
  expect(listed.body.items).toHaveLength(1)
})

test('a link ends with its two weeks and with the observer; only its hash is kept', async () => {
  const one = await active()
  const [late, ended] = [await linkOf(one), await linkOf(one)]
  const kept = await scene.db.selectFrom('observation_link').select('token_hash').execute()
  expect(kept.map((row) => row.token_hash)).not.toContain(late)
  const other = await active()
  const lost = await linkOf(other)
  await one.coordinator.post(`${one.observer}/end`)
  expect((await anybody().post('/observation-links/questions', { token: ended })).status).toBe(404)
  const now = scene.clock.now()
  scene.clock.set(new Date(now.getTime() + 15 * 86_400_000))
  expect((await anybody().post('/observation-links/questions', { token: lost })).status).toBe(404)
  scene.clock.set(now)
})

test('only the fixed questions of the area are answered, each once', async () => {
  const { coordinator, observer } = await active()
  const [answer] = said.answers
  for (const answers of [
    [{ question: 'comes-to-visits', answer: 'same' }],
    [{ question: 'attends-regularly', answer: 'depressed' }],
    [answer, answer],
  ])
    expect(await coordinator.post(`${observer}/observations`, { answers })).toMatchObject({
      status: 400,
      body: { code: 'not-this-question' },
    })
})

test('an observation is read, then acted on or noted, once', async () => {
  const { coordinator, observer, url } = await active()
  const { body } = await coordinator.post(`${observer}/observations`, said)
  const path = `/observations/${body.observationId}`
  expect(await coordinator.post(`${path}/reading`)).toMatchObject({ body: { state: 'read' } })
  expect(await coordinator.post(`${path}/outcome`, { outcome: 'acted-on', note: 'chiamata' })).toMatchObject({
    body: { state: 'acted-on', settledNote: 'chiamata' },
  })
  expect((await coordinator.post(`${path}/outcome`, { outcome: 'noted' })).status).toBe(409)
  expect((await coordinator.get(`${url}/observations`)).body.items).toMatchObject([
    { state: 'acted-on', words: said.words },
  ])
})

test('observations of an area are read by who follows it, and by no other seat', async () => {
  const { coordinator, observer, url } = await active('health')
  const health = { answers: [{ question: 'comes-to-visits', answer: 'worse' }] }
  const { body } = await coordinator.post(`${observer}/observations`, health)
  const reader = scene.as('pr-legal')
  expect((await reader.get(`${url}/observations`)).body).toEqual({ items: [] })
  expect((await reader.post(`/observations/${body.observationId}/reading`)).status).toBe(403)
  expect((await scene.as('mo-coordinator').get(`${url}/observations`)).status).toBe(403)
})
