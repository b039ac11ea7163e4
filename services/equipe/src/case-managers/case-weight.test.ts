import { referralSubmitted } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import { expect, test } from 'vitest'
import { caseWeight } from './case-weight.ts'

const NOW = new Date('2026-11-09T08:00:00.000Z')
const plain = { ...referralSubmitted.example.facts, riskFactors: [] }
const weigh = (change: Partial<Parameters<typeof caseWeight>[1]> = {}) =>
  caseWeight(latestProfile('RE'), { facts: plain, particularVulnerability: null, ...change }, NOW)

test('a new case weighs more for its first sixty days', () => {
  const lighter = { at: new Date('2027-01-08T08:00:00.000Z'), weight: 1 }
  expect(weigh()).toEqual({ load: 1.5, lighter })
  expect(weigh({ particularVulnerability: false })).toEqual({ load: 1.5, lighter })
})

test('a factor marked V keeps it heavy, whatever the preparer judged', () => {
  const facts = { ...plain, riskFactors: [{ code: 'torture', certainty: 'told' } as const] }
  expect(weigh({ facts, particularVulnerability: false })).toEqual({ load: 1.5 })
})

test("so does the preparer's judgement without any factor", () => {
  expect(weigh({ particularVulnerability: true })).toEqual({ load: 1.5 })
})
