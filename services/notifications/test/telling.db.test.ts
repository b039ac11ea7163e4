import { keepPerson } from '@intarsi/access'
import {
  caseManagerProposed,
  decisionRecorded,
  householdJoined,
  personChanged,
  referralMoved,
  referralRouted,
  referralSubmitted,
  routingOverdue,
  taskChanged,
  taskOverdue,
} from '@intarsi/contracts'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFixture } from './notifications-fixture.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const told = async () =>
  (await fixture.db.selectFrom('notice').select(['recipient_id', 'kind']).orderBy('kind').execute()).map(
    (row) => `${row.kind} ${row.recipient_id}`,
  )

test('the sender is told of the route whether the submission is known before or after it', async () => {
  const submitted = fixture.envelopeOf(referralSubmitted, referralSubmitted.example)
  const routed = fixture.envelopeOf(referralRouted, referralRouted.example)
  await fixture.deliver(routed)
  expect((await told()).filter((line) => line.startsWith('referral-routed'))).toEqual([])
  await fixture.deliver(submitted)
  expect(await told()).toContain(`referral-routed ${referralSubmitted.example.referrerId}`)
})

test('what was kept for a sender is told in the order of its facts, whatever the clocks of who announced them', async () => {
  const routed = fixture.envelopeOf(referralRouted, referralRouted.example)
  const moved = fixture.envelopeOf(referralMoved, referralMoved.example)
  await fixture.deliver({ ...routed, time: '2026-03-02T10:00:00.000Z' })
  await fixture.deliver({ ...moved, time: '2026-03-02T09:00:00.000Z' })
  await fixture.deliver(fixture.envelopeOf(referralSubmitted, referralSubmitted.example))
  const { referrerId } = referralSubmitted.example
  const heard = await fixture.db
    .selectFrom('notice')
    .select('event_id')
    .where('recipient_id', '=', referrerId)
    .orderBy('position')
    .execute()
  expect(heard.map(({ event_id }) => event_id)).toEqual([routed.id, moved.id])
})

test('whatever the order of arrival, the same persons are told the same, once', async () => {
  const submitted = referralSubmitted.example
  const ids = { referralId: submitted.referralId, householdId: submitted.householdId }
  const facts = [
    fixture.envelopeOf(referralSubmitted, submitted),
    fixture.envelopeOf(referralRouted, { ...referralRouted.example, ...ids }),
    fixture.envelopeOf(caseManagerProposed, { ...caseManagerProposed.example, ...ids }),
    fixture.envelopeOf(referralMoved, { ...referralMoved.example, ...ids }),
  ]
  let expected: string[] | null = null
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(facts, { minLength: facts.length }), async (order) => {
      const run = await openFixture()
      try {
        for (const event of [...order, ...order.slice(0, 2)]) await run.deliver(event)
        const rows = await run.db.selectFrom('notice').select(['recipient_id', 'kind']).execute()
        const lines = rows.map((row) => `${row.kind} ${row.recipient_id}`).sort()
        expected ??= lines
        expect(lines).toEqual(expected)
      } finally {
        await run.close()
      }
    }),
    { numRuns: 8 },
  )
})

test('a corrected decision is told again to a table member who was told of the first', async () => {
  const member = fixture.newId()
  const first = { ...decisionRecorded.example, tell: [member] }
  await fixture.deliver(fixture.envelopeOf(decisionRecorded, first))
  const second = { ...first, decisionId: fixture.newId(), corrects: first.decisionId, tell: [] }
  await fixture.deliver(fixture.envelopeOf(decisionRecorded, second))
  expect(await told()).toContain(`decision-corrected ${member}`)
})

test('an arrival that nobody routed alarms the coordinators of the territory and the operators, nobody else', async () => {
  const person = personChanged.example
  const people = [
    { ...person, personId: fixture.newId(), subject: 'a' },
    {
      ...person,
      personId: fixture.newId(),
      subject: 'b',
      roles: [{ ...person.roles[0]!, territory: 'MO' as const }],
    },
    {
      ...person,
      personId: fixture.newId(),
      subject: 'c',
      roles: [{ role: 'operator' as const, territory: null, tableId: null, healthRole: false }],
    },
    { ...person, personId: fixture.newId(), subject: 'd', active: false },
  ]
  for (const each of people) await keepPerson(fixture.db, each)
  await fixture.deliver(fixture.envelopeOf(routingOverdue, routingOverdue.example))
  expect((await told()).sort()).toEqual(
    [`routing-overdue ${people[0]?.personId}`, `routing-overdue ${people[2]?.personId}`].sort(),
  )
})

test("senders of two joined households hear of it without each other's number", async () => {
  await fixture.deliver(fixture.envelopeOf(referralSubmitted, referralSubmitted.example))
  await fixture.deliver(
    fixture.envelopeOf(householdJoined, {
      ...householdJoined.example,
      householdId: fixture.newId(),
      survivingHouseholdId: referralSubmitted.example.householdId,
    }),
  )
  const [notice] = await fixture.db
    .selectFrom('notice')
    .selectAll()
    .where('kind', '=', 'household-joined')
    .execute()
  expect(notice).toMatchObject({ recipient_id: referralSubmitted.example.referrerId, referral_number: null })
})

test('each recipient has positions without a gap, in the order of commits', async () => {
  await Promise.all(
    Array.from({ length: 12 }, () =>
      fixture.deliver(fixture.envelopeOf(caseManagerProposed, caseManagerProposed.example)),
    ),
  )
  const rows = await fixture.db.selectFrom('notice').select('position').orderBy('position').execute()
  expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
})

test('facts of one transaction are told in their order, each at a place of its own', async () => {
  const { preparerId, referralId } = referralRouted.example
  const proposed = { ...caseManagerProposed.example, referralId, personId: preparerId ?? '' }
  const seats = ['case-manager', 'liaison'] as const
  await fixture.deliver(
    fixture.envelopeOf(referralRouted, referralRouted.example),
    ...seats.map((seat) => fixture.envelopeOf(caseManagerProposed, { ...proposed, seat })),
  )
  const rows = await fixture.db
    .selectFrom('notice')
    .select(['position', 'kind', 'params'])
    .where('recipient_id', '=', preparerId)
    .orderBy('position')
    .execute()
  expect(rows.map(({ position, kind, params }) => [position, kind, params.seat])).toEqual([
    [1, 'referral-to-prepare', undefined],
    [2, 'case-manager-proposed', 'case-manager'],
    [3, 'case-manager-proposed', 'liaison'],
  ])
  expect(await fixture.metrics.metrics()).toContain('intarsi_referral_seconds_count 1')
})

test('facts share a transaction, but one that asks whom an earlier one has told', () => {
  const byType = Map.groupBy(fixture.subscriptions, ({ contract }) => contract.type)
  const shares = ({ type }: { type: string }) => byType.get(type)?.every(({ rootOnly }) => rootOnly)
  expect([referralRouted, caseManagerProposed, referralMoved].map(shares)).toEqual([true, true, true])
  expect(shares(decisionRecorded)).toBe(false)
})

test('the way of a referral is measured from its submission to its first case manager, and never again', async () => {
  const { clock, deliver, envelopeOf, metrics, newId } = fixture
  const referral = { ...caseManagerProposed.example, referralId: newId() }
  clock.advance(3_000)
  await deliver(envelopeOf(caseManagerProposed, referral))
  clock.advance(3_600_000)
  await deliver(envelopeOf(caseManagerProposed, { ...referral, personId: newId() }))
  const text = await metrics.metrics()
  expect(text).toContain('intarsi_referral_seconds_count 1')
  expect(text).toContain('intarsi_referral_seconds_sum 3')
})

test('a task is told to its owner, and once it stays late to the coordinator; a closed account hears nothing', async () => {
  const { ownerId } = taskChanged.example
  await fixture.deliver(fixture.envelopeOf(referralRouted, referralRouted.example))
  await fixture.deliver(fixture.envelopeOf(taskChanged, taskChanged.example))
  await keepPerson(fixture.db, { ...personChanged.example, personId: ownerId, active: false })
  await fixture.deliver(fixture.envelopeOf(taskOverdue, { ...taskOverdue.example, step: 'escalated' }))
  expect((await told()).filter((line) => line.startsWith('task-'))).toEqual([
    `task-escalated ${referralRouted.example.coordinatorId}`,
    `task-given ${ownerId}`,
  ])
})
