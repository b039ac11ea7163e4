import { expect, test } from 'vitest'
import { formFault } from './form-faults.ts'

test('a kind of household that does not fit says which kinds do, and which member has no place in it', () => {
  const told = (pointer: string, code: string) => formFault({ pointer, code, detail: '' }, 'it').text
  expect(told('/householdType', 'type-without-partner')).toContain(
    'Scegli «due genitori con minori» o «coppia senza minori»',
  )
  expect(told('/members/1/relation', 'partner-beside-type')).toMatch(/\(2\): è il partner/)
  expect(told('/members/2/birth', 'minor-beside-type')).toMatch(/\(3\): ha meno di 18 anni/)
})
