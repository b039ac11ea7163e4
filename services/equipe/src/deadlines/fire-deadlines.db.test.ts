import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type EquipeDatabase, equipeDatabase } from '../../test/equipe-database.ts'
import { closeDeadlines } from './close-deadlines.ts'
import { fireDeadlines } from './fire-deadlines.ts'
import { type DeadlineBinding, onDeadline } from './on-deadline.ts'
import { openDeadline } from './open-deadline.ts'

const START = '2026-11-23T08:00:00.000Z'
const HOUR = 3_600_000
let equipe: EquipeDatabase
beforeAll(async () => {
  equipe = await equipeDatabase(START)
})
afterAll(() => equipe.close())
beforeEach(async () => {
  await equipe.db.deleteFrom('deadline').execute()
  await equipe.db.deleteFrom('outbox').execute()
  equipe.clock.set(START)
})

const inHours = (hours: number) => new Date(Date.parse(START) + hours * HOUR)
const holderId = randomUUID()
const coordinatorId = randomUUID()

function ref() {
  return {
    referralId: randomUUID(),
    referralNumber: 'RE-7K4M2Q9X-3',
    householdId: randomUUID(),
    territory: 'RE' as const,
    urgency: 'U2' as const,
  }
}

const open = (kind: string, referral = ref()) =>
  equipe.unitOfWork(async (tx) => {
    await tx.lock('equipe.households', referral.householdId)
    const dates = { remindAt: inHours(1), dueAt: inHours(2) }
    await openDeadline(tx, { ...referral, ...dates, kind, holderId, escalateTo: coordinatorId })
    return referral
  })
const fire = (bindings: DeadlineBinding[] = []) =>
  fireDeadlines({ ...equipe, logger: pino({ level: 'silent' }) }, bindings)
const told = async () =>
  (await equipe.announced('deadline-passed')).map(({ data }) => ({ step: data.step, tell: data.tell }))

test('a deadline reminds its holder, is missed, and then its coordinator hears of it', async () => {
  await open('first-read')
  expect(await fire()).toBe(0)
  equipe.clock.set(inHours(1))
  expect(await fire()).toBe(1)
  expect(await fire()).toBe(0)
  equipe.clock.set(inHours(2))
  await fire()
  // Two working days of grace: the 24th is the patron's day of Reggio Emilia.
  equipe.clock.set('2026-11-25T12:00:00.000Z')
  expect(await fire()).toBe(0)
  equipe.clock.set('2026-11-26T12:00:00.000Z')
  await fire()
  expect(await told()).toEqual([
    { step: 'reminder', tell: [holderId] },
    { step: 'missed', tell: [holderId] },
    { step: 'escalated', tell: [coordinatorId, holderId] },
  ])
})

test('after an outage only the latest step is told', async () => {
  await open('first-read')
  equipe.clock.set('2026-12-20T12:00:00.000Z')
  await fire()
  await fire()
  expect(await told()).toEqual([{ step: 'escalated', tell: [coordinatorId, holderId] }])
  const [row] = await equipe.db.selectFrom('deadline').selectAll().execute()
  expect(row).toMatchObject({ next_at: null, closed_at: null, reminded_at: null })
})

test('what was closed in time never fires', async () => {
  const referral = await open('first-read')
  await equipe.unitOfWork((tx) => closeDeadlines(tx, { referralId: referral.referralId }))
  equipe.clock.set(inHours(100))
  expect(await fire()).toBe(0)
  expect(await told()).toEqual([])
})

test('the rule is asked again: it acts once, and tells nobody when it no longer holds', async () => {
  const acted: string[] = []
  const bindings = [
    onDeadline('acting', async (_tx, deadline) => {
      acted.push(deadline.referral_id)
      return 'acted'
    }),
    onDeadline('moot', async () => 'moot'),
  ]
  const referral = await open('acting')
  await open('moot')
  equipe.clock.set(inHours(2))
  await Promise.all([fire(bindings), fire(bindings), fire(bindings)])
  expect(acted).toEqual([referral.referralId])
  expect(await told()).toEqual([])
  const rows = await equipe.db.selectFrom('deadline').select('outcome').orderBy('kind').execute()
  expect(rows.map((row) => row.outcome)).toEqual(['acted', 'moot'])
})

test('a handler may open the next round of the same kind', async () => {
  const referral = ref()
  const again = onDeadline('round', async (tx, deadline) => {
    const dueAt = new Date(deadline.due_at.getTime() + 5 * HOUR)
    await openDeadline(tx, { ...referral, kind: 'round', dueAt, holderId, escalateTo: null })
    return 'acted'
  })
  await open('round', referral)
  equipe.clock.set(inHours(2))
  await fire([again])
  const rows = await equipe.db.selectFrom('deadline').selectAll().execute()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ closed_at: null, due_at: inHours(7) })
})

test('a handler that fails stops only its own deadline, which is looked at again in a minute', async () => {
  let fails = true
  const failing = onDeadline('failing', async () => {
    if (fails) throw new Error('a bug')
    return 'acted'
  })
  await open('failing')
  await open('first-read')
  equipe.clock.set(inHours(2))
  await fire([failing])
  expect(await told()).toEqual([{ step: 'missed', tell: [holderId] }])
  fails = false
  equipe.clock.advance(60_000)
  expect(await fire([failing])).toBe(1)
  const row = await equipe.db
    .selectFrom('deadline')
    .select('outcome')
    .where('kind', '=', 'failing')
    .executeTakeFirstOrThrow()
  expect(row.outcome).toBe('acted')
})
