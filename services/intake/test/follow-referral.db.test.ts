import {
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  type DataOf,
  decisionRecorded,
  type Envelope,
  type EventContract,
  equipeFormed,
  exampleForm,
  presaInCaricoOpened,
  referralMoved,
  referralRouted,
  routingOverdue,
} from '@intarsi/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

type Sent = { referralId: string; referralNumber: string; householdId: string }

async function send(): Promise<Sent> {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  return { referralId: body.referralId, referralNumber: body.number, householdId: body.householdId }
}

const story = [
  referralRouted,
  caseManagerProposed,
  referralMoved,
  decisionRecorded,
  presaInCaricoOpened,
  caseManagerConfirmed,
  equipeFormed,
] as EventContract[]

/** The contracts' own examples, about one referral and in the order in which equipe committed them. */
function tell(sent: Sent) {
  return story.map((contract, index) => ({
    contract,
    event: {
      id: intake.newId(),
      sequence: index + 1,
      time: new Date(Date.parse('2026-11-24T09:00:00.000Z') + Math.floor(index / 2)).toISOString(),
      data: { ...contract.example, ...sent } as DataOf<EventContract>,
    },
  }))
}

const show = (sent: Sent) => intake.as('sender', { method: 'GET', url: `/referrals/${sent.referralId}` })

test('facts in any order, and twice, give the sender the same view', async () => {
  const inOrder = await send()
  for (const { contract, event } of tell(inOrder)) await intake.deliver(contract, event)
  const expected = (await show(inOrder)).body
  expect(expected).toMatchObject({ state: 'admitted', standing: { referencePerson: { as: 'case-manager' } } })
  const order = fc.shuffledSubarray([...story.keys(), ...story.keys()], { minLength: story.length * 2 })
  await fc.assert(
    fc.asyncProperty(order, async (indexes) => {
      const sent = await send()
      const facts = tell(sent)
      for (const index of indexes) {
        const fact = facts[index]
        if (fact) await intake.deliver(fact.contract, fact.event)
      }
      const { body } = await show(sent)
      expect(body.standing).toEqual(expected.standing)
      expect(body.history.map((entry: { type: string }) => entry.type)).toEqual(
        expected.history.map((entry: { type: string }) => entry.type),
      )
    }),
    { numRuns: 8 },
  )
})

test('the sender reads neither the équipe nor who was runner-up', async () => {
  const sent = await send()
  for (const { contract, event } of tell(sent)) await intake.deliver(contract, event)
  const text = JSON.stringify((await show(sent)).body)
  expect(text).not.toContain('runnerUpId')
  expect(text).not.toContain('equipe-formed')
  expect(text).not.toContain('riskFactors')
})

test('who signals stays the reference person while nobody could be proposed', async () => {
  const sent = await send()
  const interim = { ...caseManagerInterim.example, ...sent }
  await intake.deliver(caseManagerInterim, { data: interim })
  const { body } = await show(sent)
  expect(body.standing.caseManagers).toMatchObject([{ status: 'interim' }])
  expect(body.standing.referencePerson.as).toBe('referrer')
})

test('a transfer of competence takes the rows to the new territory', async () => {
  const sent = await send()
  const data = { ...referralRouted.example, ...sent, territory: 'PR' as const }
  await intake.deliver(referralRouted, { data })
  const member = await intake.db
    .selectFrom('member')
    .select('territory_id')
    .where('household_id', '=', sent.householdId)
    .executeTakeFirstOrThrow()
  expect(member.territory_id).toBe('PR')
})

test('facts of one transaction are folded together, and the last says whose referral it is', async () => {
  const sent = await send()
  const facts = [
    { contract: referralRouted, data: { ...referralRouted.example, ...sent } },
    { contract: referralMoved, data: { ...referralMoved.example, ...sent, territory: 'PR' as const } },
  ]
  await intake.unitOfWork(async (tx) => {
    for (const [index, { contract, data }] of facts.entries()) {
      const event = { ...{ id: intake.newId(), type: contract.type, sequence: `${index + 1}` }, data }
      const subscription = intake.app.subscriptions.find((one) => one.contract.type === contract.type)
      await subscription?.handle(tx, { ...event, time: intake.clock.now().toISOString() } as Envelope)
    }
  })
  const referral = await intake.db
    .selectFrom('referral')
    .select(['territory_id', 'routed_at'])
    .where('referral_id', '=', sent.referralId)
    .executeTakeFirstOrThrow()
  expect(referral).toEqual({ territory_id: 'PR', routed_at: intake.clock.now() })
})

test('an arrival that nobody routes within a minute alarms once', async () => {
  const [late, routed] = [await send(), await send()]
  await intake.deliver(referralRouted, { data: { ...referralRouted.example, ...routed } })
  const arrivals = intake.app.workers.find((worker) => worker.name === 'arrivals')
  const alarms = async () =>
    (await intake.announced(routingOverdue)).filter((alarm) =>
      [late.referralId, routed.referralId].includes(alarm.referralId),
    )
  await arrivals?.run()
  expect(await alarms()).toEqual([])
  intake.clock.advance(61_000)
  await arrivals?.run()
  await arrivals?.run()
  expect(await alarms()).toMatchObject([{ referralId: late.referralId }])
})
