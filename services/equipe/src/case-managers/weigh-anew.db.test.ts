import { amendmentRequested } from '@intarsi/contracts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { person } from '../../test/scene.ts'
import { openSeats, type Seats, type Sent } from '../../test/seats.ts'
import { lightenLoads } from '../choice/release-load.ts'
import { amendReferral } from '../referrals/amend-referral.ts'
import { completeFile } from '../referrals/complete-file.ts'
import { lockReferral, type Referral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'

const SIXTY_DAYS_MS = 60 * 86_400_000
const facts = { receptionKind: 'fami-flat' as const, riskFactors: [] }

let seats: Seats
beforeEach(async () => {
  seats = await openSeats()
})
afterEach(() => seats.scene.close())

const on = (sent: Sent, work: (tx: EquipeTx, referral: Referral) => Promise<unknown>) =>
  seats.scene.unitOfWork(async (tx) => {
    const referral = await lockReferral(tx, sent.referralId)
    if (!referral) throw new Error('the referral is gone')
    await work(tx, referral)
  })

const complete = (sent: Sent, particular?: boolean) =>
  on(sent, (tx, referral) =>
    completeFile(tx, referral, {
      notKnown: [],
      ...(particular === undefined ? {} : { vulnerability: { particular, reason: 'la storia della madre' } }),
      by: person('pr-coordinator'),
    }),
  )

const passDays = async (ms: number) => {
  seats.scene.clock.set(new Date(seats.scene.clock.now().getTime() + ms))
  await seats.scene.unitOfWork(lightenLoads)
}

const weights = async () => (await seats.caseLoads()).map(({ load }) => load)

test.each([
  ['of particular vulnerability keeps the case as heavy as at first', true, 1.5],
  ['that there is none lets it weigh less after sixty days', false, 1],
  ['that is not given lets it weigh less after sixty days', undefined, 1],
])("the preparer's judgement %s", async (_, particular, weight) => {
  const sent = await seats.submit({ facts })
  await complete(sent, particular)
  expect(await weights()).toEqual([1.5])
  await passDays(SIXTY_DAYS_MS)
  expect(await weights()).toEqual([weight])
  await seats.expectLoadsToAgree()
})

test('a judgement that comes when the case weighed less already makes it heavy again', async () => {
  const sent = await seats.submit({ facts })
  await passDays(SIXTY_DAYS_MS)
  expect(await weights()).toEqual([1])
  await complete(sent, true)
  expect(await weights()).toEqual([1.5])
  await seats.expectLoadsToAgree()
})

test('so does a factor that is added with the household', async () => {
  const sent = await seats.submit({ facts })
  const riskFactors = [{ code: 'torture', certainty: 'told' } as const]
  const newer = { ...sent.facts, version: sent.facts.version + 1, riskFactors }
  const data = { ...amendmentRequested.example, ...sent, facts: newer, answersQuestion: false }
  await on(sent, (tx, referral) => amendReferral(tx, referral, data))
  await passDays(SIXTY_DAYS_MS)
  expect(await weights()).toEqual([1.5])
  await seats.expectLoadsToAgree()
})
