import { readFileSync } from 'node:fs'
import { MUNICIPALITIES, type ReferralForm, romeDay, TERRITORIES, urgencyOf } from '@intarsi/contracts'
import { parseDirectory } from '@intarsi/directory-file'
import { readReferralFile } from '@intarsi/referral-file'
import { latestProfile } from '@intarsi/territories'
import { describe, expect, test } from 'vitest'
import { DEMO_FILES } from '../src/config.ts'

const now = new Date()
const { rows, faults } = readReferralFile(readFileSync(DEMO_FILES.referrals), 'referrals.csv', { now })
const forms = rows.map((row) => ({ reference: row.reference, ...(row.form as ReferralForm) }))
const directory = parseDirectory(readFileSync(DEMO_FILES.directory, 'utf8'))

function counted<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  const groups = Map.groupBy(items, keyOf)
  return Object.fromEntries([...groups].map(([key, group]) => [key, group.length]))
}

describe('the demo has what its recipe says (section 9)', () => {
  test('forty-eight referrals that can be sent, spread over territories, kinds, places and urgency', () => {
    expect(faults).toEqual([])
    expect(counted(forms, ({ reference }) => reference.slice(0, 2))).toEqual({
      ...{ MO: 6, PC: 4, PR: 6, RE: 6, CE: 6, FO: 4, RU: 3, RA: 4, RN: 4, FE: 5 },
    })
    expect(counted(forms, ({ householdType }) => householdType)).toEqual({
      'single-mother': 26,
      'two-parents-with-minors': 12,
      'single-father': 3,
      'relative-with-minors': 2,
      'extended-with-minors': 2,
      'couple-no-minors': 2,
      'pregnant-no-minors': 1,
    })
    expect(counted(forms, (form) => urgencyOf(form, romeDay(now)).level)).toEqual({
      ...{ U0: 2, U1: 8, U2: 14, U3: 24 },
    })
  })

  test('households of one to nine', () => {
    const sizes = new Set(forms.map(({ members }) => members.length))
    expect([...sizes].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('residence and home in two territories, and a residence outside the region', () => {
    const outside = forms.filter(
      ({ residence }) => /^\d{6}$/.test(residence) && !(residence in MUNICIPALITIES),
    )
    expect(outside.map(({ reference }) => reference)).toEqual(['RN-01'])
    const apart = forms.filter(
      ({ residence, livesIn }) => residence in MUNICIPALITIES && residence !== livesIn,
    )
    expect(apart.map(({ reference }) => reference)).toEqual(['RU-03', 'FE-05'])
  })

  test('two true cousins: one name, two days of birth by document', () => {
    const adults = forms.flatMap(({ reference, members }) =>
      members.slice(0, 1).map((self) => ({ reference, ...self })),
    )
    const named = Map.groupBy(adults, ({ givenName, familyName }) => `${givenName} ${familyName}`)
    const cousins = [...named.values()].filter((group) => group.length > 1)
    expect(cousins).toMatchObject([
      [
        { reference: 'PR-02', birth: '1990-02-17', birthCertainty: 'document' },
        { reference: 'RE-03', birth: '1993-06-24', birthCertainty: 'document' },
      ],
    ])
  })

  test('permit numbers that are nobody’s, each once', () => {
    const numbers = forms.flatMap(({ members }) => members.flatMap(({ permitNumber }) => permitNumber ?? []))
    expect(numbers.length).toBeGreaterThan(48)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(number).toMatch(/^DEMO-\d{4}$/)
  })

  test('one account disabled, some without e-mail, two of one surname, and Rimini’s coordinator on leave', () => {
    const { people } = directory
    expect(people.filter(({ active }) => !active).map(({ key }) => key)).toEqual(['pr-reception-2'])
    expect(people.some(({ email }) => email === null)).toBe(true)
    const onLeave = people.filter(({ absences }) => absences.length > 0).map(({ key }) => key)
    expect(onLeave).toEqual(expect.arrayContaining(['rn-coordinator']))
    const ofPiacenza = people.filter(({ key }) => key.startsWith('pc-'))
    expect(Object.values(counted(ofPiacenza, ({ familyName }) => familyName))).toContain(2)
  })

  test('who chairs and who stands in for a coordinator is who the territory’s profile says', () => {
    for (const territory of TERRITORIES) {
      const { tables, caseManager } = latestProfile(territory)
      const office = directory.offices[territory]
      const rolesOf = (key: string | null | undefined) =>
        directory.people.find((person) => person.key === key)?.roles[territory] ?? []
      for (const [key, { level, chairRole }] of Object.entries(tables)) {
        if (level === 'regional') continue
        expect(rolesOf(office?.tables[key]?.chair ?? office?.coordinator), `${territory} ${key}`).toContain(
          chairRole,
        )
      }
      if (caseManager.deputy) expect(rolesOf(office?.deputy), territory).toContain(caseManager.deputy.role)
    }
  })

  test('in each territory somebody for every role that has an account', () => {
    // Chairs, members of tables and coordinators come from the offices; an observer has no account (section 3.3).
    const roles = ['sender', 'preparer', 'case-manager', 'equipe-member', 'housing-manager', 'tutor']
    for (const territory of TERRITORIES) {
      const here = directory.people
        .filter((person) => person.roles[territory])
        .flatMap(({ accounts }) => accounts)
      expect({ territory, missing: roles.filter((role) => !here.includes(role as 'sender')) }).toEqual({
        territory,
        missing: [],
      })
    }
  })
})
