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
  ['a day of leaving without its reason', { leaveReason: undefined }, ['/leaveReason required']],
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
  ['a level without its need', { needs: { ...exampleForm.needs, legal: 3 } }, ['/needs/legal unnamed-need']],
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
    ['/householdType type-without-minors', '/members/1/birth minor-beside-type'],
  ],
  ['nobody of reference', { members: [child] }, ['/members one-reference-adult']],
])('%s is told', (_, changes, expected) => {
  expect(told(changes)).toEqual(expected)
})

test('who does not know when the home must be left need not say why', () => {
  expect(told({ leavesOn: 'unknown', leaveReason: undefined })).toEqual([])
})

test('a partner beside a mother alone is told at both', () => {
  const mother = { ...adult, gender: 'f' }
  const members = [mother, { ...partner, relation: 'partner' }, child]
  expect(told({ householdType: 'single-mother', members })).toEqual([
    '/householdType type-without-partner',
    '/members/1/relation partner-beside-type',
  ])
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
  [
    'a pregnancy of a man, who is no mother either',
    { gender: 'm', pregnancyMonth: 3 },
    ['/members/0/gender contradicts-type', '/members/0/pregnancyMonth contradicts'],
  ],
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

test.each<[string, string, string[]]>([
  ['of a year', '2025', ['/members/0/birth not-an-adult']],
  ['of thirteen', '2013-01-01', ['/members/0/birth not-an-adult']],
  ['of sixteen, whose age may be wrong', '2010-01-01', []],
])('an adult of reference %s without a document', (_, birth, expected) => {
  for (const birthCertainty of ['declared', 'estimated', 'unknown']) {
    const self = { ...adult, birth, birthCertainty, permitExpiresOn: '2027-03-01' }
    const other = { ...child, relation: 'sibling' }
    expect(told({ householdType: 'relative-with-minors', members: [self, other] })).toEqual(expected)
  }
})

test('by a document the adult of reference is one from the day of eighteen', () => {
  const members = (birth: string) => [
    { ...adult, birth },
    { ...child, relation: 'sibling' },
  ]
  const householdType = 'relative-with-minors'
  expect(told({ householdType, members: members('2008-11-24') })).toEqual(['/members/0/birth not-an-adult'])
  expect(told({ householdType, members: members('2008-11-23') })).toEqual([])
})

const partner = { ...adult, ref: 'm3', relation: 'partner', gender: 'm' }

test.each<[string, object[], string[]]>([
  ['without a second one', [adult, child], ['/householdType type-needs-parent']],
  [
    'of whom one is a sister',
    [adult, { ...partner, relation: 'sibling' }, child],
    ['/householdType type-needs-parent'],
  ],
  ['who are a couple', [adult, partner, child], []],
  ['who are of the same gender', [adult, { ...partner, gender: 'f' }, child], []],
  ['who are no couple any more', [adult, { ...partner, relation: 'not-related' }, child], []],
  ['of whom one is still abroad', [adult, { ...partner, relation: 'abroad-reunification' }, child], []],
  [
    'of a young woman who answers for all',
    [
      { ...adult, birth: '2006-01-01' },
      { ...partner, birth: '1980', relation: 'parent' },
      { ...partner, ref: 'm4', birth: '1982', relation: 'parent' },
      { ...child, relation: 'sibling' },
    ],
    [],
  ],
  [
    'of a two-year-old partner',
    [adult, { ...partner, birth: '2024-01-01' }, child],
    ['/members/1/birth contradicts-relation'],
  ],
])('two parents %s', (_, members, expected) => {
  expect(told({ householdType: 'two-parents-with-minors', members })).toEqual(expected)
})

const girlOfSixteen = { ...child, ref: 'm3', gender: 'f', birth: '2010-02-01' }
const man = { ...adult, gender: 'm' }

test.each<[string, string, object[], string[]]>([
  ['mother who is a man', 'single-mother', [man, child], ['/members/0/gender contradicts-type']],
  ['father who is a woman', 'single-father', [adult, child], ['/members/0/gender contradicts-type']],
  ['mother whose gender nobody wrote', 'single-mother', [{ ...adult, gender: undefined }, child], []],
  ['mother of neither gender', 'single-mother', [{ ...adult, gender: 'other' }, child], []],
  [
    'mother with a daughter of sixteen and a father who answers',
    'single-mother',
    [man, girlOfSixteen, { ...child, relation: 'grandchild' }],
    [],
  ],
  [
    'mother whose grown son answers for her',
    'single-mother',
    [
      { ...man, birth: '2006-01-01' },
      { ...partner, gender: 'f', birth: '1982', relation: 'parent' },
      { ...child, relation: 'sibling' },
    ],
    [],
  ],
  ['father with a partner’s child', 'single-father', [man, { ...child, relation: 'partners-child' }], []],
])('a single %s', (_, householdType, members, expected) => {
  expect(told({ householdType, members })).toEqual(expected)
})

test.each<[string, object, string[]]>([
  ['residence', { residence: '036999' }, ['/residence unknown-municipality']],
  ['home', { livesIn: '037999' }, ['/livesIn unknown-municipality']],
  ['wish', { wishes: ['035033', '040999'] }, ['/wishes/1 unknown-municipality']],
  [
    'bond',
    { housingNeed: { nearMunicipalities: ['099999'] } },
    ['/housingNeed/nearMunicipalities/0 unknown-municipality'],
  ],
  [
    'place to keep away from',
    { safetyExclusion: { avoidMunicipalities: ['033999'] } },
    ['/safetyExclusion/avoidMunicipalities/0 unknown-municipality'],
  ],
  ['residence in Bologna or Roma', { residence: '037006', livesIn: '058091' }, []],
])('a %s is a municipality of the region, or one outside', (_, changes, expected) => {
  expect(told(changes)).toEqual(expected)
})

test('a renewal years before the permit expires is told; an appointment that has been is not', () => {
  const renewal = (receiptOn: string, appointmentOn: string) =>
    toldOfAdult({ permitExpiresOn: '2026-12-01', renewal: { receiptOn, appointmentOn } })
  expect(renewal('2019-01-01', '2019-02-01')).toEqual([
    '/members/0/renewal/appointmentOn contradicts-permit',
    '/members/0/renewal/receiptOn contradicts-permit',
  ])
  expect(renewal('2026-09-01', '2026-10-01')).toEqual([])
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
