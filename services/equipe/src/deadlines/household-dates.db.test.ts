import { randomUUID } from 'node:crypto'
import { amendmentRequested } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { pagesOf } from '../../test/pages-of.ts'
import { MONDAY, person, type Submitted } from '../../test/scene.ts'
import { referralDeadlines } from '../referral-features.ts'
import { onAmendmentRequested } from '../referrals/on-amendment-requested.ts'
import { fireDeadlines } from './fire-deadlines.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

const plain = {
  receptionKind: 'cas',
  leavesOn: null,
  needs: { legal: 1, social: 1, health: 1, housing: 3, work: 1 },
} as const
const valid = (expires: string | null) =>
  plainMembers().map((member) => ({ ...member, permitExpiresOn: expires }))
const plainMembers = () => amendmentRequested.example.facts.members
const send = (facts: Partial<Submitted['facts']>, more = {}) => {
  scene.clock.set(MONDAY)
  return scene.submit({ territory: 'PR', facts: { ...plain, members: valid(null), ...facts }, ...more })
}
const rowOf = async ({ referralId }: Submitted) => (await scene.referral(referralId)).row
const on = async (day: string) => {
  scene.clock.set(`${day}T09:00:00.000Z`)
  const logger = { error: (found: { err: unknown }) => Promise.reject(found.err) } as never
  while ((await fireDeadlines({ ...scene, logger }, referralDeadlines)) > 0);
}
const alerts = async ({ householdId }: Submitted, kind: string) =>
  (await scene.announced(householdId)).filter(
    (event) => event.type === 'deadline-passed' && event.data.kind === kind,
  )
const openOf = async ({ referralId }: Submitted, kind: string) =>
  await scene.db
    .selectFrom('deadline')
    .selectAll()
    .where('referral_id', '=', referralId)
    .where('kind', '=', kind)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

test('an exit that comes near is told to the preparer; a month before it without a home, to the coordinator too', async () => {
  const sent = await send({ leavesOn: '2027-02-07' }, { territory: 'RA' })
  const { preparer_id: preparer } = await rowOf(sent)
  await on('2026-11-09')
  expect(await alerts(sent, 'exit-alert')).toEqual([])
  await on('2026-12-09')
  expect(await alerts(sent, 'exit-alert')).toMatchObject([{ data: { step: 'reminder', tell: [preparer] } }])
  await on('2027-01-08')
  const [, second] = await alerts(sent, 'exit-alert')
  expect(second?.data.tell).toEqual([preparer, person('ra-coordinator')])
})

test('after an outage an alert is told once, for what is near today', async () => {
  const sent = await send({ leavesOn: '2027-02-20' })
  await on('2027-01-25')
  expect(await alerts(sent, 'exit-alert')).toHaveLength(1)
})

test('at fifteen days without a home a referral is U1: decided between meetings, within seven days', async () => {
  const sent = await send({ leavesOn: '2026-12-05' })
  expect(await rowOf(sent)).toMatchObject({ urgency: 'U2', between_meetings: false })
  await on('2026-11-20')
  expect(await rowOf(sent)).toMatchObject({ urgency: 'U1', computed_urgency: 'U1', between_meetings: true })
  const { latest_at: latest } = (await openOf(sent, 'decision')) ?? {}
  expect(latest?.toISOString()).toBe('2026-11-27T17:00:00.000Z')
  const routed = (await scene.announced(sent.householdId)).filter((one) => one.type === 'referral-routed')
  expect(routed.at(-1)?.data).toMatchObject({ urgency: 'U1', betweenMeetings: true })
})

test('a U1 that becomes U0 is read within office hours, called, and decided within a working day', async () => {
  const sent = await send({ leavesOn: '2026-12-05' })
  await on('2026-11-20')
  const { preparer_id: preparer } = await rowOf(sent)
  const body = { level: 'U0', reason: 'Stanotte dormono in strada' }
  const changed = await scene
    .as('pr-coordinator')
    .post(`/referrals/${sent.referralId}/urgency`, body, await rowOf(sent))
  expect(changed).toMatchObject({ status: 200, body: { urgency: 'U0' } })
  expect(await openOf(sent, 'first-call')).toMatchObject({ holder_id: preparer, urgency: 'U0' })
  expect((await openOf(sent, 'first-read'))?.due_at.toISOString()).toBe('2026-11-20T11:00:00.000Z')
  expect((await openOf(sent, 'decision'))?.latest_at?.toISOString()).toBe('2026-11-23T17:00:00.000Z')
})

test('an amended date moves its alert, and an exit that fell away ends it', async () => {
  const sent = await send({ leavesOn: '2027-02-07' })
  const amend = (leavesOn: string | null, version: number) =>
    scene.deliver(onAmendmentRequested, {
      ...amendmentRequested.example,
      ...sent,
      requestId: randomUUID(),
      answersQuestion: false,
      changedFields: ['leavesOn'],
      facts: { ...sent.facts, leavesOn, version },
    } as { householdId: string })
  const due = async () => (await openOf(sent, 'exit-alert'))?.due_at.toISOString().slice(0, 10)
  expect(await due()).toBe('2026-12-09')
  await amend('2027-03-09', 2)
  expect(await due()).toBe('2026-12-09')
  await amend('2027-04-09', 3)
  expect(await due()).toBe('2027-01-09')
  await amend(null, 4)
  expect(await due()).toBeUndefined()
})

test('after the admission the case manager hears of a permit that expires', async () => {
  const sent = await send({ members: valid('2027-03-01') })
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const { holder_id: manager } = await rowOf(sent)
  await on('2026-12-01')
  expect(await alerts(sent, 'permit-alert')).toMatchObject([{ data: { tell: [manager] } }])
})

test('a minor out of school is a task of five working days, which goes with the household', async () => {
  const members = valid(null).map((member) => ({ ...member, schooling: 'not-enrolled' as const }))
  const sent = await send({ members })
  const { preparer_id: preparer } = await rowOf(sent)
  expect(await openOf(sent, 'school-task')).toMatchObject({ holder_id: preparer })
  expect((await openOf(sent, 'school-task'))?.due_at.toISOString()).toBe('2026-11-16T17:00:00.000Z')
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const { holder_id: manager } = await rowOf(sent)
  expect(await openOf(sent, 'school-task')).toMatchObject({ holder_id: manager })
})

test('the preparer changes the urgency with a reason: it is kept beside what was computed, and routes anew', async () => {
  const sent = await send({})
  const url = `/referrals/${sent.referralId}`
  const pr = scene.as('pr-coordinator')
  const row = await rowOf(sent)
  expect((await pr.post(`${url}/urgency`, { level: 'U1' }, row)).status).toBe(400)
  const changed = await pr.post(`${url}/urgency`, { level: 'U1', reason: 'Sfratto esecutivo venerdì' }, row)
  expect(changed).toMatchObject({ status: 200, body: { urgency: 'U1' } })
  const { body: shown } = await pr.get(url)
  expect(shown).toMatchObject({
    betweenMeetings: true,
    urgencyOverride: { level: 'U1', computed: row.computed_urgency, reason: 'Sfratto esecutivo venerdì' },
  })
  expect(JSON.stringify(await scene.announced(sent.householdId))).not.toContain('Sfratto')
  const same = await pr.post(`${url}/urgency`, { level: 'U1', reason: 'ancora' }, await rowOf(sent))
  expect(same.body).toMatchObject({ code: 'same-urgency' })
  const back = await pr.post(
    `${url}/urgency`,
    { level: 'U2', reason: 'Rinviato a febbraio' },
    await rowOf(sent),
  )
  expect(back.body).toMatchObject({ urgency: 'U2' })
  expect(await rowOf(sent)).toMatchObject({ between_meetings: false })
})

test('a disputed competence is confirmed here, and the other coordinator is told', async () => {
  const sent = await send({}, { competence: { rule: 'lives-in', disputedWith: 'RE' } })
  expect(await openOf(sent, 'competence-dispute')).toBeDefined()
  const other = await scene.submit({
    territory: 'RE',
    competence: { rule: 'lives-in', disputedWith: 'PR' },
    submittedAt: new Date(Date.parse(MONDAY) + 1000).toISOString(),
  })
  const seenIn = (of: 'PR' | 'RE', query = '') =>
    pagesOf(scene.as(`${of.toLowerCase()}-coordinator`), `/territories/${of}/competence-disputes${query}`)
  const disputes = [
    { referralId: sent.referralId, territory: 'PR', disputedWith: 'RE' },
    { referralId: other.referralId, territory: 'RE', disputedWith: 'PR' },
  ]
  expect([await seenIn('PR'), await seenIn('RE')]).toMatchObject([disputes, disputes])
  expect([await seenIn('PR', '?with=RE'), await seenIn('PR', '?with=MO')]).toMatchObject([disputes, []])
  const { urgency } = await rowOf(sent)
  expect(await seenIn('PR', `?urgency=${urgency}`)).toMatchObject(disputes)
  expect(await seenIn('PR', '?urgency=U0')).toEqual([])
  const url = `/referrals/${sent.referralId}/competence`
  const kept = await scene.as('pr-coordinator').post(url, undefined, await rowOf(sent))
  expect(kept.status).toBe(200)
  expect(await rowOf(sent)).toMatchObject({ disputed_with: null })
  expect(await openOf(sent, 'competence-dispute')).toBeUndefined()
  const told = (await scene.announced(sent.householdId)).at(-1)
  expect(told?.data).toMatchObject({ cause: 'competence-confirmed', tell: [person('re-coordinator')] })
  const again = await scene.as('pr-coordinator').post(url, undefined, await rowOf(sent))
  expect(again.body).toMatchObject({ code: 'not-disputed' })
  const left = [disputes[1]]
  expect([await seenIn('PR'), await seenIn('RE')]).toMatchObject([left, left])
})

test('what a territory of Forlì-Cesena does not settle is brought to the province (FC-01)', async () => {
  const sent = await send({}, { territory: 'FO', competence: { rule: 'lives-in', disputedWith: 'RU' } })
  const province = { escalate_to: person('ce-coordinator') }
  expect(await openOf(sent, 'competence-dispute')).toMatchObject(province)
  const moving = { toTerritory: 'RU', reason: 'il nucleo abita a Savignano' }
  const url = `/referrals/${sent.referralId}/transfer`
  expect((await scene.as('fo-coordinator').post(url, moving, await rowOf(sent))).status).toBe(200)
  expect(await openOf(sent, 'transfer-answer')).toMatchObject({
    holder_id: person('ru-coordinator'),
    ...province,
  })
})
