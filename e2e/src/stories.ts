import type { ReferralForm, Territory } from '@intarsi/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formOf, inDays } from './forms.ts'
import { openSystem, type TestSystem } from './open-system.ts'

/** The same stories on either log: what must hold for a sportello, a table and a household. */
export function tellStories(kind: 'embedded' | 'kafka'): void {
  describe(`on ${kind}`, () => {
    let system: TestSystem
    beforeAll(async () => {
      system = await openSystem(kind)
    })
    afterAll(() => system?.close())

    const submit = async (territory: Territory, change: Partial<ReferralForm> = {}) => {
      const low = territory.toLowerCase()
      const sent = await system.call(`${low}-sender`, 'intake', '/referrals', {
        body: formOf(territory, change),
      })
      expect(sent.status, JSON.stringify(sent.body)).toBe(201)
      await system.settle()
      const { referralId } = sent.body as { referralId: string }
      const asSender = () => system.call(`${low}-sender`, 'intake', `/referrals/${referralId}`)
      const asCoordinator = () => system.call(`${low}-coordinator`, 'equipe', `/referrals/${referralId}`)
      const post = async (account: string, path: string, body: unknown = {}) => {
        const { etag } = await asCoordinator()
        const answer = await system.call(account, 'equipe', `/referrals/${referralId}${path}`, {
          body,
          ifMatch: etag,
        })
        await system.settle()
        return answer
      }
      return { referralId, householdId: sent.body.householdId as string, asSender, asCoordinator, post }
    }
    const noticesOf = async (referralId: string) =>
      (await system.call('operator', 'notifications', `/referrals/${referralId}/notices`)).body.items as {
        recipientId: string
        kind: string
      }[]

    test('a signal reaches the table, a preparer and a proposed case manager, and its sender reads where it is', async () => {
      const referral = await submit('PR')
      const { body } = await referral.asCoordinator()
      expect(body).toMatchObject({
        territory: 'PR',
        urgency: 'U3',
        standing: { state: 'routed', queue: { kind: 'table' } },
      })
      expect(body.meeting.startsAt > new Date().toISOString()).toBe(true)
      const kinds = (await noticesOf(referral.referralId)).map((notice) => notice.kind)
      expect(kinds).toEqual(
        expect.arrayContaining([
          'referral-to-prepare',
          'referral-on-agenda',
          'case-manager-proposed',
          'referral-routed',
        ]),
      )
      expect((await referral.asSender()).body.standing).toMatchObject({ state: 'routed' })
    })

    test('an admission opens the case, confirms the case manager, forms the équipe and looks for a home', async () => {
      const referral = await submit('PR')
      const before = (await referral.asCoordinator()).body
      const table = before.standing.queue.id as string
      const tables = (await system.call('pr-coordinator', 'equipe', '/tables?territory=PR')).body.items
      expect(tables.find((each: { tableId: string }) => each.tableId === table).function).toBe('take-charge')
      const decided = await referral.post('pr-coordinator', '/decisions', {
        kind: 'admit',
        meetingId: before.meeting.id,
      })
      expect(decided.status, JSON.stringify(decided.body)).toBe(201)
      const after = (await referral.asCoordinator()).body
      expect(after.standing).toMatchObject({ state: 'admitted', queue: null })
      const team = await system.call('pr-coordinator', 'equipe', `/presa-in-carico/${after.picId}/equipe`)
      expect(team.body.seats.length).toBeGreaterThanOrEqual(4)
      const kinds = (await noticesOf(referral.referralId)).map((notice) => notice.kind)
      expect(kinds).toEqual(
        expect.arrayContaining(['case-manager-confirmed', 'case-manager-for-sender', 'equipe-seat']),
      )
      const types = (await system.events())
        .filter((event) => event.householdid === referral.householdId)
        .map((e) => e.type)
      expect(types).toEqual(
        expect.arrayContaining([
          'it.intarsi.equipe.presa-in-carico-opened.v1',
          'it.intarsi.equipe.case-manager-confirmed.v1',
          'it.intarsi.housing.housing-requested.v1',
        ]),
      )
      expect((await referral.asSender()).body.standing.state).toBe('admitted')
      const places = await system.call('pr-coordinator', 'housing', '/places?territory=PR')
      expect(places.body.items.length).toBeGreaterThan(0)
    })

    test('a household with a requirement to meet waits on the same number and resumes by an amendment', async () => {
      const referral = await submit('MO', { inChargeOfSocialService: { answer: 'no' } })
      const before = (await referral.asCoordinator()).body
      expect(before.standing.state).toBe('awaiting-precondition')
      const inCharge = { answer: 'yes', territory: 'MO', office: 'Polo 1' } as const
      const form = await system.call('mo-sender', 'intake', `/referrals/${referral.referralId}/form`)
      const amended = await system.call(
        'mo-sender',
        'intake',
        `/referrals/${referral.referralId}/amendments`,
        {
          body: { inChargeOfSocialService: inCharge },
          ifMatch: form.etag,
        },
      )
      expect(amended.status, JSON.stringify(amended.body)).toBe(202)
      await system.settle()
      const after = (await referral.asCoordinator()).body
      expect(after).toMatchObject({ referralNumber: before.referralNumber, standing: { state: 'routed' } })
    })

    test('an exclusion is only proposed; once confirmed it ends when somebody at the destination answered', async () => {
      const self = { ...formOf('RE').members[0], italianLevel: 1 } as ReferralForm['members'][number]
      const members = [self, ...formOf('RE').members.slice(1)]
      const referral = await submit('RE', { members, serviceOrientation: 1, parentingConcern: 3 })
      const { body } = await referral.asCoordinator()
      expect(body).toMatchObject({
        standing: { state: 'exclusion-proposed', queue: { kind: 'coordinator' } },
      })
      const destination = {
        kind: body.gate.destination.kind,
        code: body.gate.destination.code,
        service: 'Centro lingua e genitorialità',
        person: 'Ada Bosso',
        contact: '+39 000 0099',
      }
      const confirmed = await referral.post('re-coordinator', '/exclusion', {
        reason: 'other-measure',
        destination,
      })
      expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
      expect((await referral.asSender()).body.standing.state).toBe('handing-over')
      const answered = { answeredBy: 'Ada Bosso', answeredOn: inDays(0) }
      expect((await referral.post('re-coordinator', '/handover/confirmation', answered)).status).toBe(200)
      expect((await referral.asSender()).body.standing.state).toBe('handed-over')
    })

    test('an urgent household is held by no gate and reaches the coordinator at once', async () => {
      const referral = await submit('MO', {
        inChargeOfSocialService: { answer: 'no' },
        leavesOn: inDays(10),
        needs: { ...formOf('MO').needs, housing: 3 },
      })
      const { body } = await referral.asCoordinator()
      expect(body).toMatchObject({ urgency: 'U1', betweenMeetings: true, standing: { state: 'routed' } })
      const urgent = (await noticesOf(referral.referralId)).filter(
        (notice) => notice.kind === 'referral-urgent',
      )
      expect(urgent).toHaveLength(1)
    })

    test('a withdrawn referral leaves the agenda and everybody who held it', async () => {
      const referral = await submit('RU')
      const withdrawn = await system.call(
        'ru-sender',
        'intake',
        `/referrals/${referral.referralId}/withdrawals`,
        {
          body: { reason: 'does-not-want' },
          ifMatch: (await referral.asSender()).etag,
        },
      )
      expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(202)
      await system.settle()
      expect((await referral.asCoordinator()).body.standing).toMatchObject({
        state: 'withdrawn',
        queue: null,
      })
      const { pool } = system.databases.get('equipe') as {
        pool: { query: (sql: string, values: string[]) => Promise<{ rows: unknown[] }> }
      }
      const { rows } = await pool.query('select from queue where referral_id = $1', [referral.referralId])
      expect(rows).toHaveLength(0)
    })

    test('nothing that identifies a household is in any event', async () => {
      await submit('PR', {
        referrer: { name: 'Nora Esempio', phone: '+39 000 0001' },
        notes: 'Parla con la vicina Zoe.',
      })
      const events = JSON.stringify(await system.events())
      for (const secret of [
        'Ginepro',
        'Senait',
        'Sanayt',
        'Yonas',
        '1995-04-12',
        '2019-09-03',
        'DEMO-0001',
        '000 0002',
        'via degli Esempi',
        'Nora Esempio',
        'Zoe',
        'Una casa vicino',
      ]) {
        expect(events).not.toContain(secret)
      }
    })

    test('sequences are gapless per household, and no event is announced twice', async () => {
      const last = new Map<string, number>()
      const ids = new Set<string>()
      for (const event of await system.events()) {
        expect(Number(event.sequence)).toBe((last.get(event.source) ?? 0) + 1)
        last.set(event.source, Number(event.sequence))
        ids.add(event.id)
      }
      expect(ids.size).toBe((await system.events()).length)
    })
  })
}
