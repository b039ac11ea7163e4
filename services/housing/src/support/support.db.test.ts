import { presaInCaricoOpened } from '@intarsi/contracts'
import { ProblemError } from '@intarsi/http'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { facts, refOf, requestsOf, startHousing, type TestHousing } from '../../test/housing.ts'
import { endSupport, grantSupport, setBudget } from './support.ts'

let on: TestHousing
beforeAll(async () => {
  on = await startHousing({ poolSize: 12 })
})
afterAll(() => on.close())

async function request(): Promise<string> {
  const ref = refOf(on.newId, { territory: 'RA' })
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: facts() })
  const [row] = await requestsOf(on, ref.householdId)
  return row?.request_id ?? ''
}

const budget = (amountCents: number) =>
  on.unitOfWork((tx) => setBudget(tx, { territory: 'RA', year: 2026, amountCents, by: on.newId() }))

const grant = (requestId: string, monthlyCents: number, months = 1) =>
  on.unitOfWork((tx) =>
    grantSupport(
      tx,
      { grantId: on.newId(), requestId, kind: 'rent-contribution', monthlyCents, months, by: on.newId() },
      () => undefined,
    ),
  )

const end = (grantId: string, paidCents: number) =>
  on.unitOfWork((tx) => endSupport(tx, grantId, { paidCents, reason: 'no-longer-needed' }, () => undefined))

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.code : error),
  )

test('money is promised within the budget; what was not paid goes back to it', async () => {
  const requestId = await request()
  expect(await refusal(grant(requestId, 100))).toBe('no-budget')
  await budget(100_000)
  const promised = await grant(requestId, 30_000, 3)
  expect(await refusal(grant(requestId, 10_001))).toBe('budget-exceeded')
  expect(await refusal(budget(89_999))).toBe('budget-promised')
  expect(await refusal(end(promised.grant_id, 90_001))).toBe('paid-too-much')
  await end(promised.grant_id, 30_000)
  expect(await refusal(end(promised.grant_id, 0))).toBe('support-ended')
  expect(await grant(requestId, 70_000)).toMatchObject({ state: 'granted', year: 2026 })
})

test('whatever is granted and ended at the same time, no budget is ever overspent', async () => {
  const requests: string[] = []
  for (let count = 0; count < 6; count++) requests.push(await request())
  const step = fc.record({
    request: fc.nat(5),
    cents: fc.integer({ min: 1, max: 40_000 }),
    paid: fc.option(fc.nat(100), { nil: null }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      await on.db.deleteFrom('support_grant').execute()
      await on.db.deleteFrom('support_budget').execute()
      await budget(100_000)
      const outcomes = await Promise.all(
        steps.map(async ({ request: index, cents, paid }) => {
          const made = await grant(requests[index] ?? '', cents).catch(exceeded)
          if (made && paid !== null) await end(made.grant_id, Math.floor((made.amount_cents * paid) / 100))
          return made
        }),
      )
      const rows = await on.db.selectFrom('support_grant').selectAll().execute()
      const counted = rows.reduce((sum, row) => sum + (row.paid_cents ?? row.amount_cents), 0)
      const [left] = await on.db.selectFrom('support_budget').selectAll().execute()
      expect(left?.committed_cents).toBe(counted)
      expect(counted).toBeLessThanOrEqual(100_000)
      expect(rows).toHaveLength(outcomes.filter(Boolean).length)
      // Who was refused was refused because of the budget: with nothing given back it would not have fitted.
      if (steps.reduce((sum, { cents }) => sum + cents, 0) <= 100_000)
        expect(outcomes).not.toContain(undefined)
    }),
    { numRuns: 20 },
  )
})

function exceeded(error: unknown): undefined {
  if (!(error instanceof ProblemError) || error.code !== 'budget-exceeded') throw error
}
