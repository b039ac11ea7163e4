import { randomUUID } from 'node:crypto'
import { type HttpApp, listRoutes } from '@intarsi/http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareTables } from '../src/tables/prepare-tables.ts'
import { equipeHttp } from './equipe-http.ts'
import { openScene, person, type Scene } from './scene.ts'

const coordinator = 'demo|re-coordinator'
let scene: Scene
let http: HttpApp
let sent: Awaited<ReturnType<Scene['submit']>>
beforeAll(async () => {
  scene = await openScene()
  await prepareTables(scene)
  http = await equipeHttp(scene)
  sent = await scene.submit({ territory: 'RE', facts: { receptionKind: 'fami-flat' } })
})
afterAll(async () => {
  await http.close()
  await scene.close()
})

type Call = { as?: string; body?: object; version?: number; key?: string }

async function call(
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  { as = coordinator, body, version, key }: Call = {},
) {
  const response = await http.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${as}`,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body ? { payload: body } : {}),
  })
  return { status: response.statusCode, body: response.json(), etag: response.headers.etag }
}

const table = async (key: string) => {
  const { body } = await call('GET', '/tables?territory=RE')
  const found = body.items.find((one: { key: string }) => one.key === key)
  return found.tableId as string
}

test('every route names an action', () => {
  expect(listRoutes(http).length).toBeGreaterThan(30)
  expect(listRoutes(http).every((route) => route.action !== '')).toBe(true)
})

test('nobody is answered without a token', async () => {
  expect((await call('GET', '/tables?territory=RE', { as: 'nobody' })).status).toBe(401)
})

test('the bodies of a territory are told with where they are, as far as that is known, and what they do there', async () => {
  const { status, body } = await call('GET', '/bodies?territory=RE')
  expect(status).toBe(200)
  const found = (name: string) => body.items.find((one: { name: string }) => one.name === name)
  expect(found('Comune di Reggio Emilia')).toMatchObject({ kind: 'public', municipality: '035033' })
  const runsIt = found('Ente gestore FAMI Reggio Emilia')
  expect(runsIt).toMatchObject({ kind: 'third-sector', municipality: null })
  expect(runsIt.tables).toContainEqual({ tableId: await table('level-1'), name: 'Équipe di primo livello' })
  expect(runsIt.tables.length).toBe(new Set(runsIt.tables.map((one: { name: string }) => one.name)).size)
  expect(body.items.map((one: { name: string }) => one.name)).not.toContain('Comune di Modena')
  expect((await call('GET', '/bodies?territory=MO')).status).toBe(403)
  const sportelli = (await call('GET', '/sportelli?territory=RE')).body.items
  expect(sportelli).toContainEqual(
    expect.objectContaining({ bodyName: 'Comune di Reggio Emilia', municipality: '035033' }),
  )
})

test('whoever signs in is told who they are here, and how far each role reaches', async () => {
  const { status, body } = await call('GET', '/account')
  expect(status).toBe(200)
  expect(body.roles).toContainEqual({ role: 'coordinator', territory: 'RE', tableId: null })
  expect(`${body.givenName} ${body.familyName}, ${body.bodyName}`).not.toContain('undefined')
})

test('an agenda shows why each referral came here and who is proposed, without any name', async () => {
  const { status, body } = await call('GET', `/tables/${await table('level-2')}/agenda`)
  expect(status).toBe(200)
  expect(body.meetings).toHaveLength(3)
  // The first meeting's agenda is frozen already.
  const [item] = body.meetings[1].items
  expect(item.referral).toMatchObject({ referralId: sent.referralId, rule: { facts: expect.any(Array) } })
  expect(item.referral.caseManagers.map((one: { seat: string }) => one.seat).sort()).toEqual([
    'case-manager',
    'liaison',
  ])
})

test('somebody of another territory does not read the agenda', async () => {
  const { status, body } = await call('GET', `/tables/${await table('level-2')}/agenda`, {
    as: 'demo|pr-coordinator',
  })
  expect(status).toBe(403)
  expect(body.code).toBe('forbidden')
})

test('a meeting is opened, its minutes written and approved, each with the version that was read', async () => {
  const agenda = await call('GET', `/tables/${await table('level-1')}/agenda`)
  const { meetingId } = agenda.body.meetings[0]
  const path = `/meetings/${meetingId}`
  expect((await call('POST', `${path}/open`, { body: {} })).status).toBe(428)
  expect((await call('POST', `${path}/open`, { body: {}, version: 99 })).body.code).toBe('stale-version')
  const opened = await call('POST', `${path}/open`, { body: {}, version: 1 })
  expect(opened).toMatchObject({ status: 200, body: { state: 'in-session', version: 2 }, etag: '"2"' })
  const people = [{ personId: person('re-coordinator'), status: 'present', forPersonId: null }]
  expect((await call('PUT', `${path}/attendance`, { body: { people }, version: 2 })).status).toBe(200)
  const ghost = [{ personId: randomUUID(), status: 'present', forPersonId: null }]
  expect((await call('PUT', `${path}/attendance`, { body: { people: ghost }, version: 3 })).body.code).toBe(
    'person-not-found',
  )
  expect((await call('POST', `${path}/end`, { body: {}, version: 3 })).body.state).toBe('held')
  expect((await call('POST', `${path}/minutes/approve`, { body: {}, version: 4 })).body.code).toBe(
    'minutes-missing',
  )
  await call('PUT', `${path}/minutes`, { body: { text: 'Verbale' }, version: 4 })
  expect((await call('POST', `${path}/minutes/approve`, { body: {}, version: 5 })).body.state).toBe('minuted')
  const shown = await call('GET', path)
  expect(shown.body).toMatchObject({ minutesText: 'Verbale', attendance: people, version: 6 })
  expect((await call('POST', `${path}/open`, { body: {}, version: 6 })).body).toMatchObject({
    status: 409,
    code: 'meeting-state-forbids',
    state: 'minuted',
  })
})

test('an extraordinary meeting and a topic are created once per key', async () => {
  const tableId = await table('level-1')
  const key = randomUUID()
  const body = { startsAt: '2026-12-01T09:00:00.000Z' }
  const first = await call('POST', `/tables/${tableId}/meetings`, { body, key })
  expect(first).toMatchObject({ status: 201, body: { extraordinary: true } })
  expect((await call('POST', `/tables/${tableId}/meetings`, { body, key })).body.meetingId).toBe(
    first.body.meetingId,
  )
  const { meetingId } = first.body
  const topic = { kind: 'topic', subject: 'Mappatura dei servizi', meetingId }
  const added = await call('POST', `/tables/${tableId}/agenda-items`, { body: topic, key: randomUUID() })
  expect(added).toMatchObject({ status: 201, body: { meetingId } })
})

test('who stands in for the chair opens the meeting of that day', async () => {
  const agenda = await call('GET', `/tables/${await table('level-1')}/agenda`)
  const { meetingId, version } = agenda.body.meetings[0]
  const delegate = 'demo|re-social-worker-1'
  expect(
    (await call('POST', `/meetings/${meetingId}/open`, { as: delegate, body: {}, version })).status,
  ).toBe(403)
  const body = { personId: person('re-social-worker-1') }
  expect((await call('PUT', `/meetings/${meetingId}/delegate`, { body, version })).status).toBe(200)
  const opened = await call('POST', `/meetings/${meetingId}/open`, {
    as: delegate,
    body: {},
    version: version + 1,
  })
  expect(opened.status).toBe(200)
})

test('an abstention for a conflict of interest keeps the person away from the household', async () => {
  const own = await scene.submit({ territory: 'RE', facts: { receptionKind: 'fami-flat' } })
  const item = await scene.db
    .selectFrom('agenda_item')
    .selectAll()
    .where('referral_id', '=', own.referralId)
    .executeTakeFirstOrThrow()
  const personId = person('re-social-worker-1')
  const body = { reason: 'parente' }
  const path = `/agenda-items/${item.agenda_item_id}/abstentions/${personId}`
  expect((await call('PUT', path, { body })).status).toBe(200)
  const conflict = await scene.db.selectFrom('conflict_of_interest').selectAll().execute()
  expect(conflict).toMatchObject([{ person_id: personId, household_id: own.householdId }])
})

test('a proposed case manager declines, and the coordinator sees why the next one was chosen', async () => {
  const shown = await call('GET', `/referrals/${sent.referralId}/case-managers`)
  const proposed = shown.body.items.find((one: { state: string }) => one.state === 'proposed')
  const path = `/case-managers/${proposed.caseManagerId}/decline`
  const refused = await call('POST', path, {
    body: { reason: 'no-language' },
    as: 'demo|pr-coordinator',
    version: 1,
  })
  expect(refused.status).toBe(403)
  const declined = await call('POST', path, { body: { reason: 'no-language' }, version: 1 })
  expect(declined.body).toMatchObject({ state: 'declined', version: 2 })
  const after = await call('GET', `/referrals/${sent.referralId}/case-managers`)
  expect(after.body.items.map((one: { state: string }) => one.state)).toContain('interim')
  expect(after.body.choices.length).toBeGreaterThan(shown.body.choices.length)
})

test('a caseload is read by its person and the coordinator, and by nobody else', async () => {
  const path = `/people/${person('re-coordinator')}/caseload`
  expect((await call('GET', path)).status).toBe(200)
  expect((await call('GET', path, { as: 'demo|re-sender' })).status).toBe(403)
})

test('deadlines are listed for a territory page by page, and for a person', async () => {
  const first = await call('GET', '/deadlines?territory=RE&limit=1')
  expect(first.body.items).toHaveLength(1)
  const second = await call('GET', `/deadlines?territory=RE&limit=1&cursor=${first.body.next}`)
  expect(second.body.items[0].deadlineId).not.toBe(first.body.items[0].deadlineId)
  expect((await call('GET', '/deadlines')).status).toBe(400)
  const mine = await call('GET', `/deadlines?holderId=${person('re-coordinator')}`)
  expect(mine.status).toBe(200)
  expect((await call('GET', '/deadlines?territory=PR')).status).toBe(403)
})

test('names of people are joined at the edge, for ids that exist', async () => {
  const personIds = [person('re-coordinator'), randomUUID()]
  const { body } = await call('POST', '/person-labels', { body: { personIds } })
  expect(body.items[0].label).toMatch(/\w+ \w+/)
  expect(body.items[1]).toEqual({ personId: personIds[1], label: null, body: null })
})

test('an account is disabled with the version that was read; its token opens nothing from then on', async () => {
  const personId = person('re-social-worker-2')
  const shown = await call('GET', `/people/${personId}`)
  const path = `/people/${personId}/disable`
  const body = { reason: 'contract-ended' }
  expect((await call('POST', path, { body, as: 'demo|re-sender', version: shown.body.version })).status).toBe(
    403,
  )
  const disabled = await call('POST', path, { body, version: shown.body.version })
  expect(disabled.body).toMatchObject({ active: false })
  const asked = await call('GET', '/tables?territory=RE', { as: 'demo|re-social-worker-2' })
  expect(asked).toMatchObject({ status: 403, body: { since: expect.any(String) } })
  const enabled = await call('POST', `/people/${personId}/enable`, { version: disabled.body.version })
  expect(enabled.body).toMatchObject({ active: true })
})

test('an absence is declared once per key, never backwards, and can be cancelled', async () => {
  const path = `/people/${person('re-social-worker-2')}/absences`
  const key = randomUUID()
  const body = { from: '2026-11-09', to: '2026-11-13', reason: 'leave' }
  expect((await call('POST', path, { body: { ...body, to: '2026-11-01' }, key })).status).toBe(400)
  const declared = await call('POST', path, { body, key })
  expect(declared.status).toBe(201)
  expect((await call('POST', path, { body, key })).body.absenceId).toBe(declared.body.absenceId)
  const cancel = `/absences/${declared.body.absenceId}/cancel`
  expect((await call('POST', cancel, { version: 1 })).body.version).toBe(2)
})

test('who is away is read page by page, the earliest first, and of one person alone', async () => {
  const personId = person('re-social-worker-2')
  const declared: string[] = []
  for (const from of ['2027-03-01', '2027-04-01']) {
    const body = { from, to: from, reason: 'leave' }
    const answer = await call('POST', `/people/${personId}/absences`, { body, key: randomUUID() })
    declared.push(answer.body.absenceId)
  }
  const read = async (cursor: string | null) => {
    const next = cursor === null ? '' : `&cursor=${cursor}`
    return (await call('GET', `/absences?territory=RE&personId=${personId}&limit=1${next}`)).body
  }
  const first = await read(null)
  const second = await read(first.next)
  const ids = [first, second].flatMap(({ items }) => items.map((one: { absenceId: string }) => one.absenceId))
  expect([ids, second.next]).toEqual([declared, null])
  const other = `/absences?territory=RE&personId=${person('re-sender')}`
  expect((await call('GET', other)).body.items).toEqual([])
})

test('a redistribution names somebody for every household, and is applied one by one', async () => {
  const manager = await scene.db
    .selectFrom('case_manager')
    .selectAll()
    .where('seat', '=', 'liaison')
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  const path = `/people/${manager.person_id}/redistribution`
  const { body } = await call('GET', path)
  const moves = body.items
    .filter((one: { toPersonId: string | null }) => one.toPersonId)
    .map(({ caseManagerId, toPersonId }: Record<string, string>) => ({ caseManagerId, toPersonId }))
  expect(moves.length).toBeGreaterThan(0)
  const applied = await call('POST', path, { body: { reason: 'congedo', moves } })
  expect(applied.body.items.every((one: { ok: boolean }) => one.ok)).toBe(true)
  const again = await call('POST', path, { body: { reason: 'congedo', moves } })
  expect(again.body.items[0]).toMatchObject({ ok: false })
})

test('an absence and whom the households go to are one step: where one cannot go, nothing changes', async () => {
  const { case_manager_id: caseManagerId, person_id: personId } = await scene.db
    .selectFrom('case_manager')
    .selectAll()
    .where('seat', '=', 'liaison')
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  const path = `/people/${personId}/absences`
  const key = randomUUID()
  const away = { from: '2027-01-11', to: '2027-01-15', reason: 'illness' }
  const { body: proposed } = await call('GET', `/people/${personId}/redistribution?on=2027-01-11`)
  const { toPersonId } = proposed.items.find(
    (one: { caseManagerId: string }) => one.caseManagerId === caseManagerId,
  )
  const [good, bad] = [
    { caseManagerId, toPersonId },
    { caseManagerId, toPersonId: person('re-coordinator') },
  ]
  const rows = () => scene.db.selectFrom('case_manager').selectAll().orderBy('case_manager_id').execute()
  const absences = () => scene.db.selectFrom('absence').select('absence_id').execute()
  const before = [await rows(), await absences(), await scene.announced(sent.householdId)]
  const refused = await call('POST', path, { body: { ...away, moves: [good, bad] }, key })
  expect(refused).toMatchObject({ status: 409, body: { caseManagerId } })
  expect([await rows(), await absences(), await scene.announced(sent.householdId)]).toEqual(before)
  const done = await call('POST', path, { body: { ...away, moves: [good] }, key })
  expect(done.status).toBe(201)
  const after = await rows()
  expect(after.find((row) => row.person_id === toPersonId && row.state === 'proposed')).toBeDefined()
  expect((await call('POST', path, { body: { ...away, moves: [good] }, key })).body).toEqual(done.body)
  expect(await rows()).toEqual(after)
  const told = await scene.announced(sent.householdId)
  expect(JSON.stringify(told)).not.toContain('illness')
  const listed = await call('GET', '/absences?territory=RE')
  expect(listed.body.items).toContainEqual({
    absenceId: done.body.absenceId,
    personId,
    from: away.from,
    to: away.to,
    version: 1,
  })
  const cancel = `/absences/${done.body.absenceId}/cancel`
  expect((await call('POST', cancel, { version: 1 })).body).toMatchObject({ to: null, version: 2 })
  expect((await call('POST', cancel, { version: 2 })).body).toMatchObject({ code: 'absence-over' })
  expect((await call('GET', '/absences?territory=RE', { as: 'demo|re-sender' })).status).toBe(403)
})
