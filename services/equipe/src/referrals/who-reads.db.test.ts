import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { leads } from '../../test/leads.ts'
import { person, type Submitted } from '../../test/scene.ts'
import { romeDay } from '../rome-time.ts'
import { tableIdOf } from '../tables/ensure-tables.ts'
import { tellDelegates } from '../tables/tell-delegates.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const rowOf = async ({ referralId }: Submitted) => (await scene.referral(referralId)).row

test('a seat of the équipe reads its own areas, the rest in summary, and no words of who prepared', async () => {
  const sent = await scene.submit({ territory: 'PR', facts })
  const url = `/referrals/${sent.referralId}`
  const pr = scene.as('pr-coordinator')
  await pr.post(`${url}/urgency`, { level: 'U1', reason: 'parole riservate' }, await rowOf(sent))
  await decideOn(scene, sent.referralId, { kind: 'admit', note: 'nota della seduta' })
  const { body: whole } = await pr.get(url)
  expect(whole.areas).toHaveLength(5)
  const legal = await scene.as('pr-legal').get(url)
  expect(legal.status).toBe(200)
  expect(legal.body).toMatchObject({ areas: ['legal'], choices: [], urgencyOverride: null })
  expect(legal.body.facts).toMatchObject({ appliedForProtection: 'yes', householdType: 'single-mother' })
  for (const hidden of ['otherPaths', 'housing', 'parentingConcern', 'livesInMunicipality'])
    expect(legal.body.facts).not.toHaveProperty(hidden)
  expect(legal.body.facts).not.toHaveProperty('needs.health')
  expect(JSON.stringify(legal.body)).not.toMatch(/parole riservate|nota della seduta/)
})

test('a tutor and an observer read neither the case nor its équipe', async () => {
  const sent = await scene.submit({ territory: 'PR', facts })
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const { pic_id: picId } = await rowOf(sent)
  const tutor = scene.as('pr-volunteer')
  for (const url of [
    `/presa-in-carico/${picId}`,
    `/presa-in-carico/${picId}/equipe`,
    `/referrals/${sent.referralId}`,
  ])
    expect((await tutor.get(url)).status).toBe(403)
})

test('who abstains for a conflict of interest is told to every service, and holds nothing of the household any more', async () => {
  const sent = await scene.submit({ territory: 'RA', facts })
  const { preparer_id: preparer } = await rowOf(sent)
  if (!preparer) throw new Error('nobody prepares')
  const item = await scene.db
    .selectFrom('agenda_item')
    .select('agenda_item_id')
    .where('referral_id', '=', sent.referralId)
    .executeTakeFirstOrThrow()
  const path = `/agenda-items/${item.agenda_item_id}/abstentions/${preparer}`
  expect((await scene.as('ra-coordinator').put(path, { reason: 'parente' })).status).toBe(200)
  expect((await scene.as('ra-coordinator').put(path, { reason: 'parente' })).status).toBe(200)
  const declared = (await scene.announced(sent.householdId)).filter((one) => one.type === 'conflict-declared')
  expect(declared).toMatchObject([{ data: { personId: preparer } }])
  expect(JSON.stringify(await scene.announced(sent.householdId))).not.toContain('parente')
  const after = await rowOf(sent)
  expect(after.preparer_id).not.toBe(preparer)
  expect(after.holder_id).not.toBe(preparer)
  const managers = await scene.db
    .selectFrom('case_manager')
    .select(['person_id', 'state'])
    .where('household_id', '=', sent.householdId)
    .where('state', 'in', ['proposed', 'confirmed'])
    .execute()
  expect(managers.map((row) => row.person_id)).not.toContain(preparer)
})

test('a conflict declared after the admission vacates the seat', async () => {
  const sent = await scene.submit({ territory: 'PR', facts })
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const item = await scene.db
    .selectFrom('agenda_item')
    .select('agenda_item_id')
    .where('referral_id', '=', sent.referralId)
    .executeTakeFirstOrThrow()
  const legal = person('pr-legal')
  await scene
    .as('pr-coordinator')
    .put(`/agenda-items/${item.agenda_item_id}/abstentions/${legal}`, { reason: 'vicino di casa' })
  const seats = await scene.db
    .selectFrom('equipe_seat')
    .select(['state', 'vacancy_reason'])
    .where('household_id', '=', sent.householdId)
    .where('role', '=', 'legal-operator')
    .execute()
  expect(seats).toMatchObject([{ state: 'open', vacancy_reason: 'conflict-of-interest' }])
  expect((await scene.as('pr-legal').get(`/referrals/${sent.referralId}`)).status).toBe(403)
})

test("a deputy of Cesena's network reads no file: it shares, and decides nothing (CE-03, CE-04)", async () => {
  const sent = await scene.submit({ territory: 'CE', facts })
  const deputy = 'ce-social-worker-2'
  const opens = async (key: string) => (await scene.as(key).get(`/referrals/${sent.referralId}`)).status
  const networkLedBy = (deputyIds: string[]) => leads(scene, tableIdOf('CE', 'rete-mediazione'), deputyIds)
  await networkLedBy([person(deputy)])
  expect(await opens(deputy)).toBe(403)
  expect((await scene.as(deputy).post(`/referrals/${sent.referralId}/opening`)).status).toBe(403)
  // Who coordinates, and who prepares, read it by that.
  expect(await opens('ce-coordinator')).toBe(200)
  const { preparer_id: preparerId } = await rowOf(sent)
  expect(preparerId).toBe(person('ce-reception-1'))
  expect(await opens('ce-reception-1')).toBe(200)
})

test('a deputy of a table that decides reads its files, as its chair does', async () => {
  const sent = await scene.submit({ territory: 'PR', facts })
  await leads(scene, tableIdOf('PR', 'presa-in-carico'), [person('pr-legal')])
  expect((await scene.as('pr-legal').get(`/referrals/${sent.referralId}`)).status).toBe(200)
})

test('who stands in for a chair reads the files of that table while it lasts, and every reading is written down', async () => {
  const key = 'mo-social-worker-1'
  const stranger = scene.as(key)
  const [sent, elsewhere] = [
    await scene.submit({ territory: 'PR', facts }),
    await scene.submit({ territory: 'RE', facts }),
  ]
  const url = `/referrals/${sent.referralId}`
  expect((await stranger.get(url)).status).toBe(403)
  const meeting = await meetingOf(sent)
  await atMeeting(meeting, 'put', 'delegate', { personId: person(key) })
  expect((await stranger.get(url)).body).toMatchObject({ areas: expect.arrayContaining(['health', 'legal']) })
  const opened = await stranger.post(`${url}/restricted`, { reason: 'presiedo la prossima seduta' })
  expect(opened.status).toBe(200)
  const { rows } = await sql<{ action: string }>`select action from access_audit
    where subject_id = ${sent.referralId} and actor_id = ${person(key)} order by audit_id`.execute(scene.db)
  expect(rows.map(({ action }) => action)).toEqual(['referral.read-file', 'referral.read-restricted'])
  expect((await stranger.get(`/tables/${meeting.table_id}/agenda`)).status).toBe(200)
  expect((await stranger.get(`/referrals/${elsewhere.referralId}`)).status).toBe(403)
  const { version } = await rowOf(sent)
  expect((await stranger.post(`${url}/opening`, undefined, { version })).status).toBe(403)

  const later = new Date(meeting.starts_at.getTime() + 7 * 86_400_000)
  await atMeeting(meeting, 'post', 'move', { startsAt: later.toISOString() })
  const moved = await meetingOf(sent)
  scene.clock.set(moved.starts_at)
  expect((await stranger.get(url)).status).toBe(200)
  await atMeeting(moved, 'post', 'cancel')
  expect((await stranger.get(url)).status).toBe(403)
})

test('the day after the meeting its delegate reads nothing more, and hears since when', async () => {
  const key = 'mo-social-worker-2'
  const sent = await scene.submit({ territory: 'PR', facts })
  const meeting = await meetingOf(sent)
  await atMeeting(meeting, 'put', 'delegate', { personId: person(key) })
  expect((await scene.as(key).get(`/referrals/${sent.referralId}`)).status).toBe(200)
  expect((await scene.as(key).get('/account')).body.roles).toContainEqual(
    expect.objectContaining({ role: 'delegate', tableId: meeting.table_id }),
  )
  scene.clock.set(new Date(meeting.starts_at.getTime() + 86_400_000))
  expect((await scene.as(key).get(`/referrals/${sent.referralId}`)).body).toMatchObject({
    code: 'role-ended',
    since: romeDay(meeting.starts_at),
  })
  expect(JSON.stringify((await scene.as(key).get('/account')).body.roles)).not.toContain('delegate')
})

test('who was named before it travelled with the person is told of once, and reads', async () => {
  const key = 'fo-social-worker-1'
  const sent = await scene.submit({ territory: 'PR', facts })
  const url = `/referrals/${sent.referralId}`
  const { meeting_id } = await meetingOf(sent)
  const named = { person_id: person(key), delegated_by: person('pr-coordinator') }
  await scene.db
    .insertInto('meeting_delegate')
    .values({ ...named, meeting_id, delegated_at: scene.clock.now() })
    .execute()
  expect((await scene.as(key).get(url)).status).toBe(403)
  expect(await tellDelegates(scene)).toBe(1)
  expect((await scene.as(key).get(url)).status).toBe(200)
  expect(await tellDelegates(scene)).toBe(0)
})

async function meetingOf({ referralId }: Submitted) {
  return await scene.db
    .selectFrom('meeting')
    .innerJoin('agenda_item', 'agenda_item.meeting_id', 'meeting.meeting_id')
    .selectAll('meeting')
    .where('referral_id', '=', referralId)
    .where('agenda_item.state', 'in', ['planned', 'on-agenda'])
    .executeTakeFirstOrThrow()
}

/** A command of the chair on a meeting, which is carried out. */
async function atMeeting(
  { meeting_id: id }: { meeting_id: string },
  method: 'put' | 'post',
  path: string,
  body?: object,
) {
  const { version } = await scene.db
    .selectFrom('meeting')
    .select('version')
    .where('meeting_id', '=', id)
    .executeTakeFirstOrThrow()
  const answer = await scene.as('pr-coordinator')[method](`/meetings/${id}/${path}`, body, { version })
  expect(answer).toMatchObject({ status: 200 })
}
