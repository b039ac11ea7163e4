import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { pagesOf } from '../../test/pages-of.ts'
import { person } from '../../test/scene.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

const away = {
  reason: 'specialist-first',
  destination: {
    kind: 'service',
    code: 'family-advisory',
    service: 'Consultorio di Parma',
    person: 'Dalia Mirto',
    contact: '+39 000 1234',
  },
  tellsHousehold: { personId: person('pr-coordinator'), language: 'tir' },
}

async function routed(territory: 'PR' | 'RE' | 'CE' | 'RU' = 'PR', change = {}) {
  const data = await scene.submit({
    territory,
    facts: { receptionKind: 'fami-flat', leavesOn: null },
    ...change,
  })
  const { row } = await scene.referral(data.referralId)
  return { ...data, version: row.version, preparer: row.preparer_id, url: `/referrals/${data.referralId}` }
}
const types = async (householdId: string) => (await scene.announced(householdId)).map((event) => event.type)
const state = async (referralId: string) => (await scene.referral(referralId)).row.state
const queue = (householdId: string) =>
  scene.db.selectFrom('queue').selectAll().where('household_id', '=', householdId).execute()

describe('the chair decides', () => {
  test('an admission opens the PIC, confirms the case manager, forms the équipe and empties the queue', async () => {
    const { url, householdId, referralId, version } = await routed()
    const answer = await scene.as('pr-coordinator').post(`${url}/decisions`, { kind: 'admit' }, { version })
    expect(answer).toMatchObject({ status: 201, body: { decision: { kind: 'admit', fileReady: false } } })
    expect(await state(referralId)).toBe('admitted')
    expect(await queue(householdId)).toEqual([])
    expect(await types(householdId)).toEqual(
      expect.arrayContaining([
        'presa-in-carico-opened',
        'equipe-formed',
        'decision-recorded',
        'referral-moved',
      ]),
    )
    const open = await scene.db
      .selectFrom('presa_in_carico')
      .select(['pic_id'])
      .where('household_id', '=', householdId)
      .where('closed_at', 'is', null)
      .execute()
    expect(open).toHaveLength(1)
  })

  test('a second referral of a household with an open PIC joins it', async () => {
    const first = await routed()
    await scene.as('pr-coordinator').post(`${first.url}/decisions`, { kind: 'admit' }, first)
    const second = await routed('PR', { householdId: first.householdId })
    const answer = await scene.as('pr-coordinator').post(`${second.url}/decisions`, { kind: 'admit' }, second)
    expect(answer.status).toBe(201)
    const { row } = await scene.referral(second.referralId)
    expect(row.state).toBe('joined')
    expect(row.pic_id).toBe((await scene.referral(first.referralId)).row.pic_id)
  })

  test('a decline ends only when somebody at the destination answered', async () => {
    const { url, householdId, referralId, version } = await routed()
    const declined = await scene
      .as('pr-coordinator')
      .post(`${url}/decisions`, { kind: 'decline', ...away }, { version })
    expect(declined.body).toMatchObject({ referral: { standing: { state: 'handing-over' } } })
    expect(await queue(householdId)).toHaveLength(1)
    const { row } = await scene.referral(referralId)
    const answer = await scene
      .as('pr-coordinator')
      .post(`${url}/handover/confirmation`, { answeredBy: 'Dalia Mirto', answeredOn: '2026-11-09' }, row)
    expect(answer.body).toMatchObject({ standing: { state: 'handed-over', queue: null } })
    expect(await queue(householdId)).toEqual([])
    const recorded = (await scene.announced(householdId)).find((event) => event.type === 'decision-recorded')
    expect(recorded?.data).toMatchObject({
      destination: { kind: 'service', code: 'family-advisory' },
      tellsHousehold: { language: 'tir' },
    })
    expect(JSON.stringify(await scene.announced(householdId))).not.toContain('Dalia')
  })

  test('a destination that does not answer sends it back to be read', async () => {
    const { url, householdId, referralId, version } = await routed()
    await scene.as('pr-coordinator').post(`${url}/decisions`, { kind: 'redirect', ...away }, { version })
    const { row } = await scene.referral(referralId)
    const back = await scene.as('pr-coordinator').post(`${url}/handover/failure`, { reason: 'no room' }, row)
    expect(back.body).toMatchObject({ standing: { state: 'routed' } })
    expect(await queue(householdId)).toHaveLength(1)
  })

  test('the third redirect sends nobody anywhere: the coordinator convenes the services', async () => {
    const { url, referralId, version } = await routed()
    let current = version
    for (let round = 0; round < 2; round++) {
      await scene
        .as('pr-coordinator')
        .post(`${url}/decisions`, { kind: 'redirect', ...away }, { version: current })
      const { row } = await scene.referral(referralId)
      await scene.as('pr-coordinator').post(`${url}/handover/failure`, { reason: 'no room' }, row)
      current = (await scene.referral(referralId)).row.version
    }
    const third = await scene
      .as('pr-coordinator')
      .post(`${url}/decisions`, { kind: 'redirect', ...away }, { version: current })
    expect(third).toMatchObject({
      status: 201,
      body: { referral: { standing: { state: 'routed', nextStep: 'convene-services' } } },
    })
  })

  test.each(['no-capacity', 'no-mediator'])(
    '%s is refused as a ground, and nothing is stored',
    async (reason) => {
      const { url, referralId, version } = await routed()
      const answer = await scene
        .as('pr-coordinator')
        .post(`${url}/decisions`, { kind: 'decline', ...away, reason }, { version })
      expect(answer).toMatchObject({ status: 409, body: { code: 'not-a-ground' } })
      expect((await scene.referral(referralId)).row.version).toBe(version)
    },
  )

  test('a decline without destination or without who tells the household is told both faults at once', async () => {
    const { url, version } = await routed()
    const answer = await scene
      .as('pr-coordinator')
      .post(`${url}/decisions`, { kind: 'decline', reason: 'moved' }, { version })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain('/destination')
    expect(JSON.stringify(answer.body)).toContain('/tellsHousehold')
  })
})

describe('who may not decide', () => {
  test('a replaced chair hears who chairs now and since when', async () => {
    const { url, version } = await routed('RE')
    const table = await scene.db
      .selectFrom('coordination_table')
      .select('table_id')
      .where('territory_id', '=', 'RE')
      .where('key', '=', 'level-2')
      .executeTakeFirstOrThrow()
    await replaceChair(table.table_id, person('re-reception-1'))
    const answer = await scene
      .as('re-social-worker-2')
      .post(`${url}/decisions`, { kind: 'admit' }, { version })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'chair-replaced', chairId: person('re-reception-1'), since: expect.any(String) },
    })
  })

  test('who decides today is known before a decision is written: the chair, not the coordinator, but for what is urgent', async () => {
    const asked = async (account: string, { url }: { url: string }) =>
      (await scene.as(account).get(`${url}/decider`)).body
    const [ordinary, urgent] = [await routed('RU'), await routed('RU', { urgency: 'U1' })]
    const coordinator = { chairId: person('ru-coordinator'), atTheTable: true }
    expect(await asked('ru-coordinator', ordinary)).toMatchObject({ ...coordinator, betweenMeetings: false })
    expect(await asked('ru-coordinator', urgent)).toMatchObject({ ...coordinator, betweenMeetings: true })
    const atTable = await routed('RE')
    const { chairId, ...may } = await asked('re-coordinator', atTable)
    expect(chairId).not.toBe(person('re-coordinator'))
    expect(may).toMatchObject({ atTheTable: false, betweenMeetings: false, since: expect.any(String) })
    expect((await scene.as('re-sender').get(`${atTable.url}/decider`)).status).toBe(403)
  })

  test('somebody with no role at the table is refused', async () => {
    const { url, version } = await routed()
    const answer = await scene.as('pr-sender').post(`${url}/decisions`, { kind: 'admit' }, { version })
    expect(answer.status).toBe(403)
  })

  test('of two who decide at once one wins, and the other hears who decided what', async () => {
    const { url, householdId, version } = await routed()
    const [first, second] = await Promise.all([
      scene.as('pr-coordinator').post(`${url}/decisions`, { kind: 'admit' }, { version }),
      scene.as('pr-social-worker-1').post(`${url}/decisions`, { kind: 'defer' }, { version }),
    ])
    expect([first.status, second.status].sort()).toEqual([201, 409])
    const lost = first.status === 409 ? first : second
    expect(lost.body).toMatchObject({
      code: 'already-decided',
      decidedBy: expect.any(String),
      kind: expect.any(String),
    })
    expect((await types(householdId)).filter((type) => type === 'decision-recorded')).toHaveLength(1)
  })
})

describe('between meetings', () => {
  test('the coordinator decides with a member of the public social service; the next meeting ratifies', async () => {
    const { url, referralId, version } = await routed('RU', { urgency: 'U1' })
    const alone = await scene
      .as('ru-coordinator')
      .post(
        `${url}/decisions`,
        { kind: 'admit', between: { secondPersonId: person('ru-coordinator') } },
        { version },
      )
    expect(alone).toMatchObject({ status: 409, body: { code: 'second-person-required' } })
    const decided = await scene
      .as('ru-coordinator')
      .post(
        `${url}/decisions`,
        { kind: 'admit', between: { secondPersonId: person('ru-social-worker-1') } },
        { version },
      )
    expect(decided).toMatchObject({ status: 201, body: { decision: { betweenMeetings: true } } })
    const items = await scene.db
      .selectFrom('agenda_item')
      .select(['kind', 'state'])
      .where('referral_id', '=', referralId)
      .where('state', 'in', ['planned', 'on-agenda'])
      .execute()
    expect(items.map((item) => item.kind)).toContain('ratification')
    const { decisionId } = decided.body.decision as { decisionId: string }
    const ratified = await scene.as('ru-coordinator').post(`/decisions/${decisionId}/ratification`)
    expect(ratified).toMatchObject({ status: 200, body: { ratifiedAt: expect.any(String) } })
  })
})

describe('a decision is corrected', () => {
  test('an admission that should have been advice: the PIC closes as not started, everybody told hears again', async () => {
    const { url, householdId, referralId, version } = await routed()
    const admitted = await scene.as('pr-coordinator').post(`${url}/decisions`, { kind: 'admit' }, { version })
    const { decisionId } = admitted.body.decision as { decisionId: string }
    const { row } = await scene.referral(referralId)
    const corrected = await scene
      .as('pr-coordinator')
      .post(`/decisions/${decisionId}/correction`, { kind: 'advise', note: 'Patto di inclusione' }, row)
    expect(corrected).toMatchObject({
      status: 201,
      body: { decision: { kind: 'advise', corrects: decisionId } },
    })
    expect(await state(referralId)).toBe('advised')
    expect(await queue(householdId)).toEqual([])
    const events = await scene.announced(householdId)
    expect(events.find((event) => event.type === 'presa-in-carico-closed')?.data).toMatchObject({
      outcome: 'not-started',
    })
    const recorded = events.filter((event) => event.type === 'decision-recorded')
    expect(recorded[1]?.data.tell).toEqual(expect.arrayContaining(recorded[0]?.data.tell as string[]))
    const again = await scene
      .as('pr-coordinator')
      .post(`/decisions/${decisionId}/correction`, { kind: 'admit' }, (await scene.referral(referralId)).row)
    expect(again).toMatchObject({ status: 409, body: { code: 'decision-not-standing' } })
  })

  test('a decline corrected to an admission finds a case manager again', async () => {
    const { url, referralId, version } = await routed()
    const declined = await scene
      .as('pr-coordinator')
      .post(`${url}/decisions`, { kind: 'decline', ...away }, { version })
    const { decisionId } = declined.body.decision as { decisionId: string }
    const corrected = await scene
      .as('pr-coordinator')
      .post(`/decisions/${decisionId}/correction`, { kind: 'admit' }, (await scene.referral(referralId)).row)
    expect(corrected.status).toBe(201)
    expect(await state(referralId)).toBe('admitted')
    expect((await scene.referral(referralId)).row.holder_id).not.toBeNull()
  })

  test('an annulled decision leaves the referral to be read again, once in one queue', async () => {
    const { url, householdId, referralId, version } = await routed()
    const advised = await scene
      .as('pr-coordinator')
      .post(`${url}/decisions`, { kind: 'advise', note: 'Consulenza' }, { version })
    const { decisionId } = advised.body.decision as { decisionId: string }
    const annulled = await scene
      .as('pr-coordinator')
      .post(
        `/decisions/${decisionId}/annulment`,
        { reason: 'wrong household' },
        (await scene.referral(referralId)).row,
      )
    expect(annulled).toMatchObject({ status: 200, body: { standing: { state: 'routed' } } })
    expect(await queue(householdId)).toHaveLength(1)
  })
})

describe('the waiting list', () => {
  test('is started by urgency, then by waiting time; another order needs a reason', async () => {
    const plain = await routed('CE')
    await scene.as('ce-coordinator').post(`${plain.url}/decisions`, { kind: 'admit-waiting-list' }, plain)
    scene.clock.advance(3_600_000)
    const urgent = await routed('CE', { urgency: 'U2' })
    const later = await routed('CE', { urgency: 'U3' })
    await scene.as('ce-coordinator').post(`${urgent.url}/decisions`, { kind: 'admit-waiting-list' }, urgent)
    await scene.as('ce-coordinator').post(`${later.url}/decisions`, { kind: 'admit-waiting-list' }, later)
    const list = (query = '') =>
      pagesOf<{ referralNumber: string; place: number }>(
        scene.as('ce-coordinator'),
        `/territories/CE/waiting-list${query}`,
      )
    const inLine = [plain, urgent, later].map(({ referralNumber }, at) => ({ referralNumber, place: at + 1 }))
    expect(await list()).toMatchObject(inLine)
    expect(await list('?urgency=U3')).toMatchObject(inLine.slice(2))
    expect(await list('?urgency=U1')).toEqual([])
    const start = async ({ url, referralId }: typeof later, body = {}) =>
      scene.as('ce-coordinator').post(`${url}/presa-in-carico`, body, (await scene.referral(referralId)).row)
    expect(await start(later)).toMatchObject({
      status: 409,
      body: { code: 'not-first-in-line', first: plain.referralNumber },
    })
    expect(await start(later, { reason: 'the only flat for nine' })).toMatchObject({ status: 200 })
    expect(await start(plain)).toMatchObject({ status: 200, body: { standing: { state: 'admitted' } } })
  })
})

async function replaceChair(tableId: string, chairId: string) {
  await scene.db
    .updateTable('table_chair')
    .set({ until_at: scene.clock.now() })
    .where('table_id', '=', tableId)
    .where('as', '=', 'chair')
    .where('until_at', 'is', null)
    .execute()
  await scene.db
    .insertInto('table_chair')
    .values({ table_id: tableId, person_id: chairId, as: 'chair', since: scene.clock.now(), until_at: null })
    .execute()
}
