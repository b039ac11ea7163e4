import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionFacts } from '../decision-facts.ts'
import { TERRITORIES } from '../territory.ts'
import { CODE_LISTS } from './code-list.ts'
import { competenceOf } from './competence.ts'
import { exampleForm } from './example.ts'
import { factsOf } from './facts.ts'
import type { ReferralForm } from './form-fields.ts'
import { territoryOfMunicipality } from './municipalities.ts'
import { fieldsToComplete, SCHEDA } from './scheda.ts'
import { isTaxCode } from './tax-code.ts'
import { urgencyOf } from './urgency.ts'

const ON = '2026-11-23'
const form = (changes: Partial<ReferralForm>): ReferralForm => ({ ...exampleForm, ...changes })

test('facts fit their contract, and no text that was written is in them', () => {
  const texts = fc.string({ minLength: 12, maxLength: 60 }).map((text) => `§${text.replaceAll(/\W/g, 'q')}§`)
  fc.assert(
    fc.property(texts, (secret) => {
      const members = exampleForm.members.map((member) => ({
        ...member,
        givenName: secret,
        familyName: secret,
        aliases: [secret],
        permitNumber: secret,
        taxCode: secret,
        school: secret,
      }))
      const secretive = form({
        members,
        address: secret,
        notes: secret,
        householdVoice: secret,
        strengths: secret,
        referrer: { name: secret },
        host: { body: secret },
        safeContact: { channel: 'phone', value: secret },
        safetyExclusion: { person: secret },
        otherPaths: [{ code: 'job-centre', referent: secret }],
        actionsSoFar: { done: [], text: secret },
      })
      const facts = factsOf(secretive, ON)
      expect(decisionFacts.safeParse(facts).success).toBe(true)
      expect(JSON.stringify(facts)).not.toContain(secret)
    }),
  )
})

test('a protected address leaves no municipality in the facts, and the territory that must read', () => {
  const facts = factsOf(form({ protectedAddress: 'yes' }), ON)
  expect(facts).toMatchObject({ protectedAddress: true, livesInMunicipality: null, livesInTerritory: 'RE' })
})

test('what nobody knows is not zero and not no', () => {
  const { serviceOrientation: _, ...rest } = exampleForm
  const facts = factsOf({ ...rest, leavesOn: 'unknown', languages: ['unknown'] }, ON)
  expect(facts).toMatchObject({ serviceOrientation: 9, leavesOn: null, languages: ['und'] })
})

test.each([
  ['in charge of a social service', { residence: '036023', livesIn: '034027' }, 'RE', 'social-service', null],
  ['resident', { inChargeOfSocialService: { answer: 'no' }, livesIn: 'unknown' }, 'RE', 'residence', null],
  [
    'resident elsewhere than it lives',
    { inChargeOfSocialService: { answer: 'no' }, residence: '036023', livesIn: '034027' },
    'PR',
    'lives-in',
    'MO',
  ],
  [
    'resident outside the region',
    { inChargeOfSocialService: { answer: 'no' }, residence: '058091', livesIn: '040007' },
    'CE',
    'lives-in',
    null,
  ],
  [
    'nowhere',
    { inChargeOfSocialService: { answer: 'yes', territory: 'outside' }, residence: 'none', livesIn: 'none' },
    'FE',
    'sportello',
    null,
  ],
] as const)('a household %s is read where rule 6 says', (_, changes, territory, rule, disputedWith) => {
  const competence = competenceOf(form(changes as Partial<ReferralForm>), 'FE')
  expect(competence).toEqual({ territory, rule, disputedWith })
})

test('Forlì-Cesena is three territories, and every territory has a municipality', () => {
  expect(['040012', '040007', '040045'].map(territoryOfMunicipality)).toEqual(['FO', 'CE', 'RU'])
  const capitals = [
    '036023',
    '033032',
    '034027',
    '035033',
    '040007',
    '040012',
    '040008',
    '039014',
    '099014',
    '038008',
  ]
  expect(capitals.map(territoryOfMunicipality)).toEqual([...TERRITORIES])
  expect(territoryOfMunicipality('037006')).toBeNull()
})

const levelOf = (changes: Partial<ReferralForm>) => {
  const { level, reasons } = urgencyOf(form({ leavesOn: 'unknown', ...changes }), ON)
  return [level, ...reasons.map((reason) => reason.criterion)]
}
const [adult, child] = exampleForm.members as [
  ReferralForm['members'][number],
  ReferralForm['members'][number],
]

test.each<[string, Partial<ReferralForm>, string[]]>([
  ['nothing', {}, ['U3']],
  ['minors in the street', { receptionKind: 'street-or-car' }, ['U0', 'minors-without-roof-tonight']],
  [
    'violence outside a shelter',
    { riskFactors: [{ code: 'domestic-violence-current', certainty: 'told' }] },
    ['U0', 'danger-of-violence'],
  ],
  [
    'violence in a shelter',
    { receptionKind: 'refuge', riskFactors: [{ code: 'domestic-violence-current', certainty: 'told' }] },
    ['U3'],
  ],
  ['fifteen days to the exit', { leavesOn: '2026-12-08' }, ['U1', 'exit-or-eviction-within-15d-no-home']],
  ['sixteen days to the exit', { leavesOn: '2026-12-09' }, ['U2', 'exit-or-eviction-within-60d']],
  [
    'an exit with a home found',
    { leavesOn: '2026-12-01', needs: { ...exampleForm.needs, housing: 1 } },
    ['U2', 'exit-or-eviction-within-60d'],
  ],
  ['sixty-one days to the exit', { leavesOn: '2027-01-23' }, ['U3']],
  [
    'a permit that expires tomorrow',
    { members: [{ ...adult, permitExpiresOn: '2026-11-24' }, child] },
    ['U1', 'permit-expires-within-15d-no-appointment'],
  ],
  [
    'a permit with its appointment',
    {
      members: [{ ...adult, permitExpiresOn: '2026-11-24', renewal: { appointmentOn: '2026-11-30' } }, child],
    },
    ['U2', 'permit-expires-within-60d'],
  ],
  [
    'a permit whose appointment was yesterday',
    {
      members: [{ ...adult, permitExpiresOn: '2026-11-24', renewal: { appointmentOn: '2026-11-22' } }, child],
    },
    ['U1', 'permit-expires-within-15d-no-appointment'],
  ],
  [
    'a permit being renewed',
    { members: [{ ...adult, permitExpiresOn: '2026-11-24', permitCondition: 'renewal-requested' }, child] },
    ['U3'],
  ],
  [
    'a newborn in a dormitory',
    { receptionKind: 'dormitory', members: [adult, { ...child, birth: '2026-11-01' }] },
    ['U1', 'late-pregnancy-or-newborn-no-home'],
  ],
  [
    'a child of seven out of school',
    { members: [adult, { ...child, schooling: 'not-enrolled' }] },
    ['U2', 'minor-out-of-school'],
  ],
  [
    'what is stated beside what follows',
    { urgencyCriteria: ['therapy-at-risk'], leavesOn: '2026-12-01' },
    ['U1', 'exit-or-eviction-within-15d-no-home', 'therapy-at-risk'],
  ],
])('%s gives its level and says why', (_, changes, expected) => {
  expect(levelOf(changes)).toEqual(expected)
})

test('what is left to the preparer is named, minors and adults apart', () => {
  const isAdult = (member: { relation?: string | undefined }) => member.relation === 'self'
  const missing = fieldsToComplete(exampleForm, isAdult)
  expect(missing).toEqual(
    expect.arrayContaining(['otherPaths', 'members.citizenship', 'members.paediatrician']),
  )
  expect(missing).not.toContain('members.schooling')
  expect(missing).not.toContain('members.literacy')
})

test('every field of the form is a row of the scheda', async () => {
  const { formFields } = await import('./form-fields.ts')
  const { memberFields } = await import('./member-fields.ts')
  const rows = new Set(SCHEDA.map((row) => row.code))
  const fields = [
    ...Object.keys(formFields).filter((field) => field !== 'members'),
    ...Object.keys(memberFields).map((field) => `members.${field}`),
  ]
  expect(
    fields.filter(
      (field) => !rows.has(field) && !['members.ref', 'members.languages', 'members.phone'].includes(field),
    ),
  ).toEqual([])
})

test('every code list says its codes in two languages', () => {
  for (const [name, codes] of Object.entries(CODE_LISTS)) {
    expect(new Set(codes.map(({ code }) => code)).size, name).toBe(codes.length)
    for (const { it, en } of codes) expect(it && en, name).toBeTruthy()
  }
})

test.each([
  ['RSSMRA85T10A562S', true],
  ['rss mra 85t10 a562s', true],
  ['RSSMRA85T10A562T', false],
  ['12345678901', true],
  ['RSSMRA', false],
])('%s is a tax code: %s', (code, expected) => {
  expect(isTaxCode(code)).toBe(expected)
})
