import { expect, test } from 'vitest'
import {
  COMPLETED_FIELDS,
  COMPLETED_MEMBER_FIELDS,
  type Completion,
  completeForm,
  completion,
} from './completion.ts'
import { exampleForm } from './example.ts'
import { SCHEDA } from './scheda.ts'

const context = { on: '2026-11-23', sportelloTerritory: 'RE', fieldsRequired: () => [] } as const
const complete = (changes: Completion, form = exampleForm) => completeForm(form, changes, context)

test('what is completed are the T fields of the scheda, without those that are restricted', () => {
  const open = SCHEDA.filter(({ need, restricted }) => need === 'T' && !restricted).map(({ code }) => code)
  const members = COMPLETED_MEMBER_FIELDS.map((field) => `members.${field}`)
  expect([...COMPLETED_FIELDS, ...members].toSorted()).toEqual(open.toSorted())
})

test('a completion changes its fields, the members it names, and nothing else', () => {
  const changes = {
    strengths: 'Una zia a Reggio',
    otherPaths: [],
    members: { m2: { paediatrician: 'yes' } },
  } as const
  const { members, ...rest } = exampleForm
  const [mother, child] = members
  expect(complete(completion.parse(changes))).toEqual({
    ok: true,
    form: {
      ...rest,
      strengths: 'Una zia a Reggio',
      otherPaths: [],
      members: [mother, { ...child, paediatrician: 'yes' }],
    },
  })
})

test('null takes an answer away', () => {
  const done = complete({ householdVoice: null, members: { m2: { schooling: null } } })
  const form = done.ok ? done.form : exampleForm
  expect(form).not.toHaveProperty('householdVoice')
  expect(form.members[1]).not.toHaveProperty('schooling')
})

test('no field that is withheld or needed to send can be named', () => {
  for (const field of [
    'safeContact',
    'protectedAddress',
    'address',
    'riskFactors',
    'safetyExclusion',
    'needs',
    'notes',
  ]) {
    expect(completion.safeParse({ [field]: exampleForm[field as 'notes'] ?? 'x' }).success).toBe(false)
  }
  for (const field of ['birth', 'relation', 'legalStatus', 'taxCode', 'phone', 'ref']) {
    expect(completion.safeParse({ members: { m2: { [field]: 'x' } } }).success).toBe(false)
  }
})

test('the adult of reference is named by its sportello; of the others names are completed', () => {
  expect(complete({ members: { m1: { familyName: 'Altro', literacy: 'none' } } })).toMatchObject({
    faults: [{ pointer: '/members/m1/familyName', code: 'fixed-field' }],
  })
  expect(complete({ members: { m2: { familyName: 'Altro' } } }).ok).toBe(true)
  expect(complete({ members: { m9: { gender: 'f' } } })).toMatchObject({
    faults: [{ pointer: '/members/m9', code: 'unknown-member' }],
  })
})

test('what the change makes wrong is told where it was sent; what was wrong before is not', () => {
  const [mother, child] = exampleForm.members
  if (!mother || !child) throw new Error('The example has two members.')
  const lapsed = { ...exampleForm, members: [{ ...mother, permitExpiresOn: '2026-10-01' }, child] }
  expect(complete({ strengths: 'Lavora' }, lapsed).ok).toBe(true)
  expect(complete({ members: { m2: { schooling: 'too-young' } } }, lapsed)).toMatchObject({
    faults: [{ pointer: '/members/m2/schooling', code: 'contradicts-birth' }],
  })
})

test('an answer that a gate of the territory reads is changed, and not taken away', () => {
  const reading = { ...context, fieldsRequired: () => ['parentingConcern'] }
  expect(completeForm(exampleForm, { parentingConcern: 3 }, reading).ok).toBe(true)
  expect(completeForm(exampleForm, { parentingConcern: null }, reading)).toMatchObject({
    faults: [{ pointer: '/parentingConcern', code: 'required' }],
  })
})
