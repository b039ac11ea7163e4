import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { heldFor } from '../../test/held-for.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { person, type Submitted } from '../../test/scene.ts'
import { confirmRow } from '../case-managers/confirm-case-manager.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

async function admitted(territory: Submitted['territory'], facts: Partial<Submitted['facts']> = {}) {
  const data = await scene.submit({
    territory,
    facts: { receptionKind: 'fami-flat', leavesOn: null, ...facts },
  })
  await decideOn(scene, data.referralId, { kind: 'admit' })
  const { row } = await scene.referral(data.referralId)
  const coordinator = scene.as(`${territory.toLowerCase()}-coordinator`)
  const url = `/presa-in-carico/${row.pic_id}`
  const equipe = async () => (await coordinator.get(`${url}/equipe`)).body as unknown as Equipe
  return { ...data, url, coordinator, equipe }
}

type Seat = {
  seatId: string
  role: string
  state: string
  personId: string | null
  vacancyReason: string | null
  onCall: boolean
}
type Equipe = {
  kind: string
  state: string
  belowAll13: boolean
  seats: Seat[]
  collaborators: { role: string; told: boolean }[]
}

const keyOf = async (personId: string | null) => {
  const row = await scene.db
    .selectFrom('person')
    .select('subject')
    .where('person_id', '=', personId ?? '')
    .executeTakeFirstOrThrow()
  return row.subject.replace('demo|', '')
}
const formed = async (householdId: string) =>
  (await scene.announced(householdId)).filter((event) => event.type === 'equipe-formed')

describe('an admission forms the équipe of the territory', () => {
  test('Modena: two tutors sit in it, and each follows one household only, however few hours they give (MO-12)', async () => {
    const tutorsOf = async ({ equipe }: Awaited<ReturnType<typeof admitted>>) =>
      (await equipe()).seats.filter(({ role, onCall }) => role === 'integration-tutor' && !onCall)
    const tutors = await tutorsOf(await admitted('MO'))
    expect(await Promise.all(tutors.map(({ personId }) => keyOf(personId)))).toEqual(
      expect.arrayContaining(['mo-volunteer', 'mo-volunteer-2']),
    )
    expect((await tutorsOf(await admitted('MO'))).map(({ personId }) => personId)).toEqual([null, null])
  })

  test.each(['MO', 'PC', 'PR', 'RE', 'CE', 'FO', 'RU', 'RA', 'RN', 'FE'] as const)(
    'in %s every seat has a person, or a vacancy with its reason, and nobody sits twice',
    async (territory) => {
      const { equipe } = await admitted(territory)
      const { seats } = await equipe()
      expect(seats.length).toBeGreaterThan(0)
      for (const seat of seats) {
        if (seat.onCall) expect(seat).toMatchObject({ state: 'available', personId: null })
        else if (seat.personId === null)
          expect(seat).toMatchObject({ state: 'open', vacancyReason: expect.any(String) })
        else expect(['proposed', 'active']).toContain(seat.state)
      }
      const seated = seats.flatMap((seat) => seat.personId ?? [])
      expect(new Set(seated).size).toBe(seated.length)
    },
  )

  test('Reggio Emilia: while the coordinator stands in, the seat of the case manager waits; it goes to who is confirmed (RE-12)', async () => {
    const room = (fte: number) => scene.db.updateTable('person').set({ fte }).execute()
    await room(0.05)
    const { referralId, householdId, equipe, coordinator } = await admitted('RE')
    await room(1)
    const seatOf = async (role: string) => (await equipe()).seats.find((seat) => seat.role === role)
    expect(await seatOf('case-manager')).toMatchObject({
      ...{ state: 'open', personId: null, vacancyReason: 'awaits-case-manager' },
    })
    const chosen = person('re-reception-2')
    const named = { personId: chosen, reason: 'conosce il nucleo' }
    expect((await coordinator.put(`/referrals/${referralId}/case-manager`, named)).status).toBe(200)
    expect(await seatOf('case-manager')).toMatchObject({ state: 'open' })
    const rows = async () =>
      await scene.db
        .selectFrom('case_manager')
        .selectAll()
        .where('household_id', '=', householdId)
        .where('seat', '=', 'case-manager')
        .where('state', '=', 'proposed')
        .execute()
    const [proposed] = await rows()
    await scene.unitOfWork(async (tx) => {
      await tx.lock('equipe.households', householdId)
      if (proposed?.pic_id)
        await confirmRow(tx, proposed, { picId: proposed.pic_id, by: chosen, mode: 'by-table' })
    })
    expect(await seatOf('case-manager')).toMatchObject({ state: 'active', personId: chosen })
    const seated = (await equipe()).seats.filter(({ personId }) => personId === chosen)
    expect(seated).toHaveLength(1)
  })

  test('Reggio Emilia: a coordinator confirmed as case manager sits in that seat, and somebody else or nobody coordinates', async () => {
    const { referralId } = await scene.submit({
      territory: 'RE',
      facts: { receptionKind: 'fami-flat', leavesOn: null },
    })
    const caseManager = { personId: person('re-coordinator'), reason: 'conosce già il nucleo' }
    await decideOn(scene, referralId, { kind: 'admit', caseManager })
    const { row } = await scene.referral(referralId)
    const { body } = await scene.as('re-coordinator').get(`/presa-in-carico/${row.pic_id}/equipe`)
    const seats = (body as unknown as Equipe).seats.filter(
      ({ personId }) => personId === caseManager.personId,
    )
    expect(seats).toMatchObject([{ role: 'case-manager', state: 'active' }])
  })

  test('Forlì: the social service is a collaborator, told only on particular vulnerability', async () => {
    const plain = await (await admitted('FO', { riskFactors: [] })).equipe()
    const vulnerable = await (
      await admitted('FO', { riskFactors: [{ code: 'torture', certainty: 'told' }] })
    ).equipe()
    expect(plain.collaborators.map((one) => one.told)).not.toContain(true)
    expect(vulnerable.collaborators.map((one) => one.told)).toContain(true)
    expect(plain.belowAll13).toBe(false)
  })

  test('an on-call seat is called with a reason, taken up and released, and each step is told', async () => {
    const { equipe, coordinator, householdId } = await admitted('RE')
    const seat = (await equipe()).seats.find((one) => one.onCall)
    const url = `/seats/${seat?.seatId}`
    expect(await coordinator.post(`${url}/call`, {})).toMatchObject({ status: 400 })
    const before = (await formed(householdId)).length
    const called = await coordinator.post(`${url}/call`, { reason: 'cultural obstacle' })
    expect(called).toMatchObject({ status: 200, body: { state: 'called', personId: expect.any(String) } })
    const specialist = scene.as(await keyOf(called.body.personId as string))
    expect(await specialist.post(`${url}/engagement`)).toMatchObject({ body: { state: 'engaged' } })
    expect(await coordinator.post(`${url}/release`)).toMatchObject({
      body: { state: 'released', personId: null },
    })
    expect(await formed(householdId)).toHaveLength(before + 3)
    const calls = await scene.db
      .selectFrom('seat_call')
      .selectAll()
      .where('household_id', '=', householdId)
      .execute()
    expect(calls).toMatchObject([
      { reason: 'cultural obstacle', engaged_at: expect.any(Date), released_at: expect.any(Date) },
    ])
  })

  test('a declined seat is vacant with its reason, and is filled by somebody else', async () => {
    const { equipe, coordinator } = await admitted('MO')
    const seat = (await equipe()).seats.find((one) => one.state === 'proposed')
    if (!seat) throw new Error('nobody was proposed')
    const url = `/seats/${seat.seatId}`
    const holder = scene.as(await keyOf(seat.personId))
    expect(await holder.post(`${url}/refusal`, { reason: 'conflict-of-interest' })).toMatchObject({
      body: { state: 'open', personId: null, vacancyReason: 'conflict-of-interest' },
    })
    expect((await equipe()).state).not.toBe('operating')
    const open = await coordinator.post(`${url}/acceptance`)
    expect(open).toMatchObject({ status: 409, body: { code: 'seat-state-forbids' } })
    const filled = await coordinator.post(`${url}/replacement`, { reason: 'somebody else of the role' })
    if (filled.status === 200) expect(filled.body.personId).not.toBe(seat.personId)
    else expect(filled).toMatchObject({ status: 409, body: { code: 'nobody-for-seat' } })
  })

  test('who is asked for a seat reads for whom, without a name, until they answer; nobody else does', async () => {
    const { equipe, referralId } = await admitted('MO')
    const seat = (await equipe()).seats.find((one) => one.state === 'proposed')
    if (!seat) throw new Error('nobody was proposed')
    const address = `/referrals/${referralId}/asked`
    const holder = scene.as(await keyOf(seat.personId))
    const { status, body } = await holder.get(address)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      territory: 'MO',
      composition: { members: expect.any(Number) },
      seats: [{ seatId: seat.seatId, role: seat.role }],
      caseManager: null,
    })
    expect(Object.keys(body.composition as object)).not.toContain('needs')
    expect((await scene.as('mo-sender').get(address)).status).toBe(404)
    await holder.post(`/seats/${seat.seatId}/acceptance`)
    expect((await holder.get(address)).status).toBe(404)
  })

  test('who is asked to lead a case reads whether their own word is enough', async () => {
    const data = await scene.submit({
      territory: 'PC',
      facts: { receptionKind: 'fami-flat', leavesOn: null },
    })
    const proposed = await scene.db
      .selectFrom('case_manager')
      .select(['case_manager_id', 'person_id'])
      .where('referral_id', '=', data.referralId)
      .where('state', '=', 'proposed')
      .executeTakeFirstOrThrow()
    const address = `/referrals/${data.referralId}/asked`
    const holder = scene.as(await keyOf(proposed.person_id))
    const accepts = async () => ((await holder.get(address)).body.caseManager as { accepts: boolean }).accepts
    expect(await accepts()).toBe(false)
    await decideOn(scene, data.referralId, { kind: 'admit' })
    expect(await accepts()).toBe(true)
  })

  test('somebody who does not hold a seat cannot accept it', async () => {
    const { equipe } = await admitted('MO')
    const seat = (await equipe()).seats.find((one) => one.state === 'proposed')
    expect((await scene.as('mo-sender').post(`/seats/${seat?.seatId}/acceptance`)).status).toBe(403)
  })

  test('an observer is invited by a member, and its name leaves in no event', async () => {
    const { url, coordinator, equipe, householdId } = await admitted('PC')
    const member = (await equipe()).seats.find((one) => one.personId)?.personId
    const invited = await coordinator.post(`${url}/observers`, {
      role: 'paediatrician',
      area: 'health',
      name: 'Ginevra Lentisco',
      contact: '+39 000 77',
      referentId: member,
    })
    expect(invited).toMatchObject({
      status: 201,
      body: { observers: [{ role: 'paediatrician', state: 'invited' }] },
    })
    expect(JSON.stringify(await scene.announced(householdId))).not.toContain('Ginevra')
  })
})

const nothing = { queue: 0, agenda: 0, loads: [], managers: 0, seats: 0, deadlines: [] }

describe('closing the integrated case', () => {
  const closing = {
    outcome: 'autonomy-reached',
    continuity: {
      referencePersonId: person('pr-social-worker-1'),
      service: 'Servizio sociale',
      note: 'una telefonata',
    },
  }

  test('lets go of everything equipe held, tells it, and can be taken up again within 12 months', async () => {
    const { url, coordinator, householdId } = await admitted('PR')
    const closed = await coordinator.post(`${url}/closing`, closing, { version: 1 })
    expect(closed).toMatchObject({ status: 200, body: { outcome: 'autonomy-reached', version: 2 } })
    expect(await heldFor(scene, householdId)).toEqual({ ...nothing, deadlines: ['after-closure'] })
    const call = await scene.db
      .selectFrom('deadline')
      .select(['holder_id', 'escalate_to'])
      .where('household_id', '=', householdId)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    expect(call).toEqual({
      holder_id: closing.continuity.referencePersonId,
      escalate_to: person('pr-coordinator'),
    })
    expect(
      (await scene.announced(householdId)).some((event) => event.type === 'presa-in-carico-closed'),
    ).toBe(true)
    expect(await coordinator.post(`${url}/closing`, closing, { version: 2 })).toMatchObject({
      body: { code: 'pic-closed' },
    })
    scene.clock.advance(200 * 86_400_000)
    const resumed = await coordinator.post(`${url}/resumption`, undefined, { version: 2 })
    expect(resumed).toMatchObject({ status: 200, body: { closedAt: null, resumedAt: expect.any(String) } })
    expect((await heldFor(scene, householdId)).seats).toBeGreaterThan(0)
  })

  test('owes one call afterwards, which whoever stays near the household records', async () => {
    const { url, coordinator, householdId } = await admitted('PR')
    await coordinator.post(`${url}/closing`, closing, { version: 1 })
    const near = scene.as('pr-social-worker-1')
    const call = (on: string) => near.post(`${url}/call-afterwards`, { on, language: 'tir' }, { version: 2 })
    expect((await call('2020-01-01')).body).toMatchObject({ code: 'call-before-closing' })
    const today = scene.clock.now().toISOString().slice(0, 10)
    expect(
      await scene
        .as('pc-coordinator')
        .post(`${url}/call-afterwards`, { on: today, language: 'tir' }, { version: 2 }),
    ).toMatchObject({ status: 403 })
    expect((await call(today)).status).toBe(200)
    expect((await heldFor(scene, householdId)).deadlines).toEqual([])
    expect((await call(today)).body).toMatchObject({ code: 'no-call-owed' })
  })

  test('after more than 12 months a new referral opens another case', async () => {
    const { url, coordinator } = await admitted('PR')
    await coordinator.post(`${url}/closing`, closing, { version: 1 })
    scene.clock.advance(370 * 86_400_000)
    expect(await coordinator.post(`${url}/resumption`, undefined, { version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'resume-too-late' },
    })
  })
})
