import { expect, test } from 'vitest'
import { exampleForm } from './example.ts'
import { completeRisks, riskCompletion } from './risk-completion.ts'

const context = { on: '2026-11-23', sportelloTerritory: 'RE', fieldsRequired: () => [] } as const
const { riskFactors: _, ...withoutRisks } = exampleForm
const complete = (riskFactors: object, form = exampleForm) => {
  const done = completeRisks(form, riskCompletion.parse({ riskFactors }), context)
  return done.ok ? done.form.riskFactors : done.faults
}

test('what is found is added, known better or taken away, and what is not named stays', () => {
  expect(complete({ ptsd: 'observed' })).toEqual([
    { code: 'isolation', certainty: 'told' },
    { code: 'ptsd', certainty: 'observed' },
  ])
  expect(complete({ isolation: 'documented' })).toEqual([{ code: 'isolation', certainty: 'documented' }])
  expect(complete({ isolation: null })).toEqual([])
})

test('that nothing was found is an answer', () => {
  expect(complete({}, withoutRisks)).toEqual([])
  expect(complete({})).toEqual(exampleForm.riskFactors)
})

test('nothing else of the form can be named', () => {
  expect(riskCompletion.safeParse({ riskFactors: {}, notes: 'x' }).success).toBe(false)
  expect(riskCompletion.safeParse({ riskFactors: { 'no-such-risk': 'told' } }).success).toBe(false)
})
