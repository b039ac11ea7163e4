import { expect, test } from 'vitest'
import { type CheckContext, checkForm } from './check-form.ts'
import { exampleForm } from './example.ts'
import type { ReferralForm } from './form-fields.ts'

const context: CheckContext = {
  on: '2026-11-23',
  sportelloTerritory: 'RE',
  fieldsRequired: (territory) => (territory === 'RE' ? ['serviceOrientation', 'italianLevel'] : []),
}

type Member = ReferralForm['members'][number]
const [adult, child] = exampleForm.members as [Member, Member]

function told(changes: object): string[] {
  const checked = checkForm({ ...exampleForm, ...changes }, context)
  return checked.ok ? [] : checked.faults.map(({ pointer, code }) => `${pointer} ${code}`).sort()
}
const toldOfAdult = (changes: object) => told({ members: [{ ...adult, ...changes }, child] })
const toldOfChild = (changes: object) => told({ members: [adult, { ...child, ...changes }] })

test('the example can be sent', () => {
  expect(told({})).toEqual([])
})

test('an empty form names every field that is needed to send', () => {
  const checked = checkForm({}, context)
  const pointers = checked.ok ? [] : checked.faults.map((fault) => fault.pointer)
  expect(pointers).toEqual(
    expect.arrayContaining(['/sportelloId', '/members', '/needs', '/urgencyCriteria', '/residence']),
  )
  expect(new Set(pointers).size).toBe(pointers.length)
})

test('a field that a gate reads is required in its territory and only there', () => {
  const { serviceOrientation: _, ...form } = exampleForm
  const inCharge = (territory: string) => ({ ...form, inChargeOfSocialService: { answer: 'yes', territory } })
  const needed = checkForm(inCharge('RE'), context)
  expect(needed).toMatchObject({ faults: [{ pointer: '/serviceOrientation', code: 'required' }] })
  expect(checkForm(inCharge('MO'), context).ok).toBe(true)
})

test.each<[string, object, string[]]>([
  ['an unknown field', { colour: 'red' }, ['/colour unknown-field']],
  ['an unknown field deep down', { needs: { ...exampleForm.needs, love: 3 } }, ['/needs/love unknown-field']],
  ['an interview to come', { interviewOn: '2026-11-24' }, ['/interviewOn in-the-future']],
  ['a day that is none', { leavesOn: '2026-02-30' }, ['/leavesOn invalid']],
  ['reception without its exit', { leavesOn: undefined, leaveReason: undefined }, ['/leavesOn required']],
  ['an exit without a reason', { leaveReason: undefined }, ['/leaveReason required']],
  [
    'a household that said no',
    { householdAgreement: 'no' },
    ['/householdAgreement household-does-not-agree'],
  ],
  [
    'protection without its ground',
    { householdAgreement: 'not-asked-protection' },
    ['/protectionGround required'],
  ],
  ['an address that is protected', { protectedAddress: 'yes' }, ['/address protected-address']],
  ['an address that may be protected', { protectedAddress: 'unknown' }, ['/address protected-address']],
  ['a level without its need', { needs: { ...exampleForm.needs, legal: 3 } }, ['/needCodes required']],
  ['a need of an area at level 0', { needs: { ...exampleForm.needs, work: 0 } }, ['/needs/work contradicts']],
  [
    'in charge of nobody knows whom',
    { inChargeOfSocialService: { answer: 'yes' } },
    ['/inChargeOfSocialService/territory required'],
  ],
  ['the same need twice', { needCodes: [...exampleForm.needCodes, 'job-search'] }, ['/needCodes/3 repeated']],
  [
    'a type without minors and a minor',
    { householdType: 'couple-no-minors' },
    ['/householdType contradicts-members'],
  ],
  ['nobody of reference', { members: [child] }, ['/members one-reference-adult']],
])('%s is told', (_, changes, expected) => {
  expect(told(changes)).toEqual(expected)
})

test('a household that said no is sent when a minor or a life must be protected', () => {
  const protectionGround = { protects: 'minor', reason: 'Il minore è in pericolo.' }
  expect(told({ householdAgreement: 'no', protectionGround })).toEqual([])
})

test.each<[string, object, string[]]>([
  ['a birth in the future', { birth: '2027-01-01' }, ['/members/0/birth in-the-future']],
  ['an age nobody has', { birth: '1890', birthCertainty: 'declared' }, ['/members/0/birth impossible-age']],
  [
    'a valid permit that has expired',
    { permitExpiresOn: '2026-11-22' },
    ['/members/0/permitExpiresOn contradicts-condition'],
  ],
  [
    'an expired permit still to expire',
    { permitCondition: 'expired' },
    ['/members/0/permitExpiresOn contradicts-condition'],
  ],
  [
    'a permit older than its holder',
    { permitCondition: 'refused', permitExpiresOn: '1990-01-01' },
    ['/members/0/permitExpiresOn contradicts-birth'],
  ],
  ['a permit of a citizen', { legalStatus: 'italian-or-eu' }, ['/members/0/permitType contradicts-status']],
  ['a permit without its kind', { permitType: undefined }, ['/members/0/permitType required']],
  [
    'no permit that is valid',
    { legalStatus: 'no-permit', permitType: undefined },
    ['/members/0/permitCondition contradicts-status'],
  ],
  ['a pregnancy of a man', { gender: 'm', pregnancyMonth: 3 }, ['/members/0/pregnancyMonth contradicts']],
  ['a tax code that fails its check', { taxCode: 'RSSMRA85T10A562X' }, ['/members/0/taxCode invalid']],
  ['a tax code of another birth', { taxCode: 'RSSMRA85T10A562S' }, ['/members/0/taxCode contradicts-birth']],
  [
    'no Italian level of the adult of reference',
    { italianLevel: undefined },
    ['/members/0/italianLevel required'],
  ],
])('%s is told', (_, changes, expected) => {
  expect(toldOfAdult(changes)).toEqual(expected)
})

test('a child as old as its mother is told, and a child of school age that is too young for school', () => {
  expect(toldOfChild({ birth: '1996' })).toContain('/members/1/birth contradicts-relation')
  expect(toldOfChild({ schooling: 'too-young' })).toEqual(['/members/1/schooling contradicts-birth'])
})

test('a code that cannot be chosen on that day is told', () => {
  const old = { ...context, on: '2024-10-01' }
  const members = [{ ...adult, permitType: 'special-cases-art18ter' }, child]
  const checked = checkForm({ ...exampleForm, interviewOn: '2024-09-30', members }, old)
  expect(checked).toMatchObject({ faults: [{ pointer: '/members/0/permitType', code: 'retired-code' }] })
})

test.each([null, 3, 'x', []])('%j is no referral', (input) => {
  expect(checkForm(input, context).ok).toBe(false)
})
