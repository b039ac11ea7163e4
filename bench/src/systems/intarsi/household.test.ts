import { checkForm } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { formOfHousehold } from './household.ts'

const context = {
  on: new Date().toISOString().slice(0, 10),
  sportelloTerritory: 'PR',
  fieldsRequired: () => [],
} as const

test('every household of the load has a form without a fault, and names of its own', () => {
  const names = new Set<string>()
  for (let index = 0; index < 300; index++) {
    const form = JSON.parse(formOfHousehold(index).body)
    expect(checkForm(form, context), String(index)).toMatchObject({ ok: true })
    names.add(form.members[0].familyName)
  }
  expect(names.size).toBe(300)
})
