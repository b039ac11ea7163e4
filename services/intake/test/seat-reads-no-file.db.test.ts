import { equipeFormed, exampleForm, referralMoved } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, PERSONS, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

test('a seat of the équipe does not open the whole file; who follows the household does', async () => {
  const { body: sent } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  const about = { referralId: sent.referralId, householdId: sent.householdId, referralNumber: sent.number }
  const standing = { ...referralMoved.example.standing, state: 'admitted', queue: null } as const
  await intake.deliver(referralMoved, { data: { ...referralMoved.example, ...about, standing } })
  const seat = {
    ...equipeFormed.example.seats[0]!,
    personId: PERSONS.seated.personId,
    state: 'active' as const,
  }
  await intake.deliver(equipeFormed, { data: { ...equipeFormed.example, ...about, seats: [seat] } })
  const read = (name: 'seated' | 'coordinator') =>
    intake.as(name, { method: 'GET', url: `/referrals/${sent.referralId}/file` })
  expect(await read('seated')).toMatchObject({ status: 403, body: { code: 'file-not-shared' } })
  expect((await read('coordinator')).status).toBe(200)
})
