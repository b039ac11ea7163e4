import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendAway } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { person } from '../../test/scene.ts'
import { ALERTS } from '../deadlines/alert-days.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const pr = () => scene.as('pr-coordinator')
const rowOf = async (referralId: string) => (await scene.referral(referralId)).row

async function routed(change = {}) {
  const data = await scene.submit({ territory: 'PR', facts, ...change })
  return { ...data, url: `/referrals/${data.referralId}` }
}
const open = (referralId: string) =>
  scene.db
    .selectFrom('deadline')
    .selectAll()
    .where('referral_id', '=', referralId)
    .where('kind', 'not in', ALERTS)
    .where('closed_at', 'is', null)
    .orderBy('kind')
    .execute()

const toPiacenza = {
  ...sendAway('redirect', person('pr-coordinator')),
  reason: 'out-of-competence',
  destination: {
    kind: 'territory',
    code: 'piacenza',
    territory: 'PC',
    service: 'U.O. Minori e Famiglie',
    person: 'Ciro Oleandro',
    contact: '+39 000 2',
  },
}

test('a territory that takes a referral reads it there under the same number: nobody falls between two', async () => {
  const sent = await routed()
  await pr().post(`${sent.url}/decisions`, toPiacenza, await rowOf(sent.referralId))
  const moved = (await scene.announced(sent.householdId)).findLast((one) => one.type === 'referral-moved')
  expect(moved?.data.tell).toContain(person('pc-coordinator'))
  const taken = await scene
    .as('pc-coordinator')
    .post(
      `${sent.url}/handover/confirmation`,
      { answeredBy: 'Ciro Oleandro', answeredOn: '2026-11-09' },
      await rowOf(sent.referralId),
    )
  expect(taken).toMatchObject({ status: 200, body: { territory: 'PC', standing: { state: 'routed' } } })
  const queue = await scene.db
    .selectFrom('queue')
    .selectAll()
    .where('household_id', '=', sent.householdId)
    .execute()
  expect(queue).toMatchObject([{ territory_id: 'PC' }])
})

test('a redirect that another territory takes is still to be told, by whom the decision named', async () => {
  const sent = await routed()
  const tellerId = person('pr-social-worker-1')
  const body = { ...toPiacenza, tellsHousehold: { personId: tellerId, language: 'tir' } }
  const { body: decided } = await pr().post(`${sent.url}/decisions`, body, await rowOf(sent.referralId))
  const answered = { answeredBy: 'Ciro Oleandro', answeredOn: '2026-11-09' }
  const pc = scene.as('pc-coordinator')
  await pc.post(`${sent.url}/handover/confirmation`, answered, await rowOf(sent.referralId))
  expect((await open(sent.referralId)).find(({ kind }) => kind === 'household-told')).toMatchObject({
    holder_id: tellerId,
    escalate_to: person('pc-coordinator'),
    territory_id: 'PC',
  })
  const telling = `${sent.url}/household-told`
  expect((await scene.as('pr-social-worker-2').get(telling)).status).toBe(403)
  const { body: toTell } = await scene.as('pr-social-worker-1').get(telling)
  const told = { personId: tellerId, language: 'tir' }
  expect(toTell).toMatchObject({ ...told, toldAt: null, mayRead: { file: false } })
  const { decisionId } = decided.decision as { decisionId: string }
  const url = `/decisions/${decisionId}/household-told`
  expect((await scene.as('pr-social-worker-2').post(url, told)).status).toBe(403)
  expect((await scene.as('pr-social-worker-1').post(url, told)).status).toBe(200)
  expect((await open(sent.referralId)).map(({ kind }) => kind)).not.toContain('household-told')
  const { body: after } = await scene.as('pr-social-worker-1').get(telling)
  expect(after).toEqual({ ...toTell, version: after.version, toldAt: expect.any(String) })
})

test('a household that is not safe here has another place or body within one working day', async () => {
  const sent = await routed()
  const body = { ...sendAway('redirect', person('pr-coordinator')), reason: 'safety' }
  await pr().post(`${sent.url}/decisions`, body, await rowOf(sent.referralId))
  const confirm = (await open(sent.referralId)).find((one) => one.kind === 'handover-confirm')
  expect(confirm?.due_at.toISOString()).toBe('2026-11-10T17:00:00.000Z')
})

test('the sender reads question, destination and advice in words, and another sportello does not', async () => {
  const sportelloId = await sportelloOf('pr-sender')
  const sent = await routed({ sportelloId })
  const answer = () => scene.as('pr-sender').get(`${sent.url}/answer`)
  expect((await answer()).body).toMatchObject({
    state: 'routed',
    destination: null,
    preparer: { personId: person('pr-coordinator'), name: 'Fabio Alloro' },
    caseManagers: [],
  })
  const away = sendAway('redirect', person('pr-coordinator'))
  await pr().post(`${sent.url}/decisions`, away, await rowOf(sent.referralId))
  expect((await answer()).body.destination).toEqual({
    service: 'Consultorio',
    person: 'Referente',
    contact: '+39 000 1',
    reason: 'specialist-first',
    answeredBy: null,
    answeredOn: null,
  })
  expect((await scene.as('pc-sender').get(`${sent.url}/answer`)).status).toBe(403)
  const advised = await routed({ sportelloId })
  const advice = { kind: 'advise', note: 'Sentire il mediatore prima del colloquio.' }
  await pr().post(`${advised.url}/decisions`, advice, await rowOf(advised.referralId))
  const read = await scene.as('pr-sender').get(`${advised.url}/answer`)
  expect(read.body).toMatchObject({ state: 'advised', advice: advice.note, preparer: null })
  expect(JSON.stringify(await scene.announced(advised.householdId))).not.toContain('mediatore prima')
})

test('after the admission the sender reads who follows the household and how to reach them', async () => {
  const sent = await routed({ sportelloId: await sportelloOf('pr-sender') })
  await pr().post(`${sent.url}/decisions`, { kind: 'admit' }, await rowOf(sent.referralId))
  const { body } = await scene.as('pr-sender').get(`${sent.url}/answer`)
  expect(body.caseManagers).toMatchObject([{ email: expect.stringContaining('@example.org') }])
})

test('a confirmed exclusion is told to the household by a named person, and names a reason of the list', async () => {
  const sent = await scene.submit({
    territory: 'RE',
    facts: { ...facts, householdType: 'couple-no-minors', members: scene.adults },
  })
  const url = `/referrals/${sent.referralId}`
  const { destination } = sendAway('decline', person('re-coordinator'))
  const tellsHousehold = { personId: person('re-social-worker-1'), language: 'tir' }
  const re = scene.as('re-coordinator')
  const version = await rowOf(sent.referralId)
  const unknown = await re.post(`${url}/exclusion`, { reason: 'too-many', destination }, version)
  expect(unknown.body).toMatchObject({ code: 'unknown-reason' })
  await re.post(`${url}/exclusion`, { reason: 'no-minors', destination, tellsHousehold }, version)
  expect(await open(sent.referralId)).toMatchObject([
    { kind: 'handover-confirm' },
    { kind: 'household-told', holder_id: tellsHousehold.personId },
  ])
  const moved = (await scene.announced(sent.householdId)).findLast((one) => one.type === 'referral-moved')
  expect(moved?.data.tellsHousehold).toEqual({ ...tellsHousehold, dueOn: '2026-11-16' })
  const { body: toTell } = await scene.as('re-social-worker-1').get(`${url}/household-told`)
  expect(toTell).toMatchObject({ ...tellsHousehold, decisionId: null, toldAt: null })
  const told = await re.post(
    `${url}/handover/household-told`,
    { personId: tellsHousehold.personId, language: 'tir' },
    await rowOf(sent.referralId),
  )
  expect(told.status).toBe(200)
  expect((await open(sent.referralId)).map((one) => one.kind)).toEqual(['handover-confirm'])
})

test('a U0 waits for a call to the household until one is recorded; a message is none', async () => {
  const sent = await routed({ urgency: 'U0' })
  const isOwed = async () => (await open(sent.referralId)).some(({ kind }) => kind === 'first-call')
  const { preparer_id: preparer } = await rowOf(sent.referralId)
  expect((await open(sent.referralId)).find(({ kind }) => kind === 'first-call')).toMatchObject({
    holder_id: preparer,
  })
  const tried = { on: '2026-11-09', language: 'tir' }
  await pr().post(`${sent.url}/contact-attempts`, { ...tried, channel: 'message' })
  expect(await isOwed()).toBe(true)
  await pr().post(`${sent.url}/contact-attempts`, { ...tried, channel: 'telephone' })
  expect(await isOwed()).toBe(false)
})

test('a household is declined as not to be found only after the tries that are owed', async () => {
  const sent = await routed()
  const body = { ...sendAway('decline', person('pr-coordinator')), reason: 'unreachable' }
  const decide = async () => pr().post(`${sent.url}/decisions`, body, await rowOf(sent.referralId))
  expect((await decide()).body).toMatchObject({ code: 'step-owed', triedOn: [] })
  for (const on of ['2026-11-02', '2026-11-04', '2026-11-05']) {
    const attempt = { on, channel: 'telephone', language: 'tir' }
    expect((await pr().post(`${sent.url}/contact-attempts`, attempt)).status).toBe(201)
  }
  expect((await decide()).body).toMatchObject({ code: 'step-owed', from: '2026-11-16' })
  scene.clock.set('2026-11-16T08:00:00.000Z')
  expect((await decide()).status).toBe(201)
  const { body: shown } = await pr().get(sent.url)
  expect(shown.contactAttempts).toHaveLength(3)
})

test('what waits for a day stands on the first agenda after it, with a term counted from it', async () => {
  const sent = await routed()
  const until = '2027-01-20'
  const answer = await pr().post(
    `${sent.url}/decisions`,
    { kind: 'defer', until, reason: 'Prima la visita specialistica' },
    await rowOf(sent.referralId),
  )
  expect(answer.status).toBe(201)
  const { meeting } = answer.body.referral as { meeting: { startsAt: string } }
  expect(meeting.startsAt >= '2027-01-20').toBe(true)
  const decision = (await open(sent.referralId)).find((one) => one.kind === 'decision')
  expect(decision?.due_at.toISOString()).toBe(meeting.startsAt)
})

test('what is put off moves its term of decision to the next meeting, an urgent one never beyond its days', async () => {
  const putOff = async (change = {}) => {
    const submittedAt = new Date(scene.clock.now()).toISOString()
    const sent = await routed({ submittedAt, ...change })
    const before = await decisionOf(sent.referralId)
    scene.clock.set(await meetingOf(sent.referralId))
    const answer = await pr().post(`${sent.url}/decisions`, { kind: 'defer' }, await rowOf(sent.referralId))
    expect(answer.status).toBe(201)
    const { meeting, standing } = answer.body.referral as {
      meeting: { startsAt: string }
      standing: { nextStepOn: string }
    }
    return { before, after: await decisionOf(sent.referralId), meeting, standing }
  }
  const ordinary = await putOff()
  expect(ordinary.after > ordinary.before).toBe(true)
  expect(ordinary.after <= ordinary.meeting.startsAt).toBe(true)
  expect(ordinary.standing.nextStepOn).toBe(ordinary.after.slice(0, 10))
  const urgent = await putOff({ urgency: 'U0' })
  expect(urgent.after).toBe(urgent.before)
  expect(urgent.meeting.startsAt > urgent.after).toBe(true)
  expect(urgent.standing.nextStepOn).toBe(urgent.after.slice(0, 10))
})

async function meetingOf(referralId: string): Promise<Date> {
  const { starts_at } = await scene.db
    .selectFrom('queue')
    .innerJoin('meeting', 'meeting.meeting_id', 'queue.meeting_id')
    .select('starts_at')
    .where('referral_id', '=', referralId)
    .executeTakeFirstOrThrow()
  return starts_at
}

async function decisionOf(referralId: string): Promise<string> {
  const decision = (await open(referralId)).find((one) => one.kind === 'decision')
  return decision?.due_at.toISOString() ?? ''
}

async function sportelloOf(key: string): Promise<string> {
  const { sportello_id } = await scene.db
    .selectFrom('person_sportello')
    .select('sportello_id')
    .where('person_id', '=', person(key))
    .limit(1)
    .executeTakeFirstOrThrow()
  return sportello_id
}
