import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CODE_LISTS, exampleForm, type ReferralDraft } from '@intarsi/contracts'
import { readReferralFile } from '@intarsi/referral-file'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkWhole } from '../src/pages/referrals/form/check-step.ts'
import { sayForm } from '../src/pages/referrals/form/display.ts'
import { formFaults } from '../src/pages/referrals/form/form-faults.ts'
import { addMember, memberCount, removeMember } from '../src/pages/referrals/form/members.ts'
import { codeOfCountry, codeOfMunicipality } from '../src/pages/referrals/form/places.ts'
import { isoOf } from '../src/pages/referrals/form/read-answers.ts'
import { answersOf, STEPS, wellFormed, withStep } from '../src/pages/referrals/form/steps.ts'
import { tidy } from '../src/pages/referrals/form/tidy.ts'
import { faultWords } from '../src/words/form-faults.ts'

const DEMO = fileURLToPath(new URL('../../../data/demo/referrals.csv', import.meta.url))
const RULES = join(dirname(fileURLToPath(import.meta.resolve('@intarsi/contracts'))), 'referral-form')
const RE = { territory: 'RE', fieldsRequired: [], received: false } as const

/** What a file or an interface may hold beside what the demo has. */
const SAID_IN_FULL: ReferralDraft = {
  ...exampleForm,
  members: exampleForm.members.map((member, index) =>
    index === 0 ? { ...member, aliases: ['Sanayt Ginepro', 'Senait Gineproo'] } : member,
  ),
  income: { occupation: 'irregular', benefits: ['assegno unico', 'contributo affitto'] },
  housingNeed: { rooms: 2, pets: false, cohousingAccepted: 'no' },
  safetyExclusion: {
    person: 'il marito',
    avoidMunicipalities: ['036023'],
    avoidPlaceIds: [exampleForm.sportelloId],
  },
  culturalObstacle: true,
}

let forms: ReferralDraft[]
beforeAll(async () => {
  const { rows } = readReferralFile(await readFile(DEMO), 'referrals.csv', { now: new Date() })
  forms = [exampleForm, ...rows.map(({ form }) => form as ReferralDraft)]
})

describe('a page of the scheda', () => {
  test('opened and saved as it is, changes nothing of any referral of the demo', () => {
    expect(forms.length).toBe(49)
    for (const form of [...forms, SAID_IN_FULL]) {
      for (const step of STEPS) {
        expect(withStep(form, step, answersOf(form))).toEqual(tidy({ ...form }))
      }
    }
  })

  test('says every referral of the demo in words, without a code left over', () => {
    const codes = new Set(
      Object.values(CODE_LISTS)
        .flatMap((list) => list.map(({ code }) => code))
        .filter((code) => /[a-z]/.test(code)),
    )
    for (const form of forms) {
      const texts = sayForm(form, 'it').flatMap(({ rows }) => rows.map(({ text }) => text ?? ''))
      expect(texts.filter((text) => codes.has(text))).toEqual([])
    }
  })

  test('says where a household is not safe, what it lives on, how a name is also written', () => {
    const rows = sayForm(SAID_IN_FULL, 'it').flatMap((group) => group.rows)
    const said = Object.fromEntries(rows.map(({ key, text }) => [key, text]))
    expect(said).toMatchObject({
      aliases: 'Sanayt Ginepro, Senait Gineproo',
      'income.benefits': 'assegno unico, contributo affitto',
      'safetyExclusion.person': 'il marito',
      'safetyExclusion.avoidMunicipalities': 'Modena',
      culturalObstacle: 'Sì',
    })
  })

  test('keeps the homes to be avoided that no page asks about, also when all else is taken back', () => {
    const answers = answersOf(SAID_IN_FULL)
    for (const path of ['person', 'avoidMunicipalities']) answers.delete(`safetyExclusion.${path}`)
    answers.delete('culturalObstacle')
    const form = withStep(SAID_IN_FULL, 'needs', answers)
    expect(form.safetyExclusion).toEqual({ avoidPlaceIds: [exampleForm.sportelloId] })
    expect(form).not.toHaveProperty('culturalObstacle')
    expect(withStep({}, 'needs', new URLSearchParams())).not.toHaveProperty('safetyExclusion')
  })

  test('keeps what was typed wrong out of the draft and all the rest in it', () => {
    const answers = answersOf(exampleForm)
    answers.set('members.0.birth', '32/13/1995')
    answers.set('residence', 'Atlantide')
    const form = withStep(exampleForm, 'household', answers)
    const draft = wellFormed(form)
    expect(draft.members?.[0]).not.toHaveProperty('birth')
    expect(draft.members?.[0]?.familyName).toBe(exampleForm.members[0]?.familyName)
    expect(draft).not.toHaveProperty('residence')
    expect(draft.livesIn).toBe(exampleForm.livesIn)
    const told = formFaults(checkWhole(form, RE), 'it').map(({ field }) => field)
    expect(told).toEqual(expect.arrayContaining(['members.0.birth', 'residence']))
  })

  test('keeps half an answer: the levels of two areas, a channel without its number', () => {
    const answers = new URLSearchParams({ 'needs.housing': '3', 'needs.legal': '1' })
    expect(wellFormed(withStep({}, 'needs', answers)).needs).toEqual({ housing: 3, legal: 1 })
  })
})

test('every code of the form’s rules has words in both languages', async () => {
  const codes = new Set<string>()
  for await (const file of glob('*.ts', { cwd: RULES })) {
    const text = await readFile(join(RULES, file), 'utf8')
    for (const [, code = ''] of text.matchAll(/fault\(\s*[^,]+,\s*'([a-z-]+)'/g)) codes.add(code)
  }
  codes.delete('unknown-field')
  codes.delete('not-an-object')
  expect(codes.size).toBeGreaterThan(12)
  expect([...codes].filter((code) => !(code in faultWords))).toEqual([])
})

test('faults are told in the order of the page, each at an input of it', () => {
  const faults = formFaults(checkWhole({ members: [{}], sportelloId: exampleForm.sportelloId }, RE), 'it')
  const fields = faults.map(({ field }) => field)
  expect(fields.indexOf('referrerRole')).toBeLessThan(fields.indexOf('householdType'))
  expect(fields.indexOf('householdType')).toBeLessThan(fields.indexOf('members.0.birth'))
  expect(fields.indexOf('members.0.birth')).toBeLessThan(fields.indexOf('receptionKind'))
  expect(fields.indexOf('livesIn')).toBeLessThan(fields.indexOf('residence'))
  for (const { text } of faults) expect(text).not.toMatch(/undefined|\{question\}|This field/)
})

test('other paths are no risk factors, and no criterion chosen is not yet an ordinary urgency', () => {
  const groups = sayForm(
    { ...exampleForm, otherPaths: [{ code: 'sai-extension' }], urgencyCriteria: [] },
    'it',
  )
  const rowsOf = (title: string) =>
    groups.find((group) => group.title === title)?.rows.map(({ text }) => text)
  expect(rowsOf('Altri percorsi già aperti')).toEqual(['aperto'])
  expect(rowsOf('Fattori di rischio')).not.toContain('aperto')
  expect(rowsOf('Urgenza')).toEqual(['Nessuno scelto'])
})

test('a missing answer may be «non so» only where the question offers that', () => {
  const needs = { legal: 2, social: 3, health: 1, housing: 9 }
  const form = {
    ...exampleForm,
    needs,
    needCodes: ['documents'],
    householdAgreement: undefined,
    mediatorNeeded: undefined,
  }
  const told = new Map(formFaults(checkWhole(form, RE), 'it').map(({ field, text }) => [field, text]))
  expect(told.get('mediatorNeeded')).toBe(
    'Serve un mediatore per il colloquio: serve una risposta, anche «non so»',
  )
  expect(told.get('householdAgreement')).toBe("Il nucleo è d'accordo: serve una risposta")
  expect(told.get('needs.work')).toBe('Area lavoro e formazione: serve una risposta, anche «non rilevato»')
})

test('a level without a need is told at its area', () => {
  const form = {
    ...exampleForm,
    needs: { ...exampleForm.needs, legal: 2, social: 3 },
    needCodes: ['documents'],
  }
  expect(formFaults(checkWhole(form, RE), 'it')).toContainEqual({
    field: 'needs.social',
    text: 'Area sociale: scegli almeno un bisogno, il livello dice che c’è',
  })
})

test('a number that is none is told as one', () => {
  const answers = answersOf(exampleForm)
  answers.set('housingNeed.rooms', 'tre')
  expect(formFaults(checkWhole(withStep(exampleForm, 'needs', answers), RE), 'it')).toEqual([
    { field: 'housingNeed.rooms', text: 'Stanze necessarie: scrivi un numero, in cifre e non troppo grande' },
  ])
})

test.each([
  ['12/4/1995', '1995-04-12'],
  ['12.04.1995', '1995-04-12'],
  ['1995-04-12', '1995-04-12'],
  ['1995', '1995'],
  ['ieri', 'ieri'],
])('a date written %s is read as %s', (typed, read) => {
  expect(isoOf(typed)).toBe(read)
})

test.each([
  ['reggio nell’emilia', '035033'],
  ["REGGIO NELL'EMILIA", '035033'],
  ['Forli', '040012'],
  ['non so', 'unknown'],
  ['Nessuna', 'none'],
  ['015146', '015146'],
  ['Atlantide', 'Atlantide'],
])('a municipality written %s is %s', (typed, code) => {
  expect(codeOfMunicipality(typed)).toBe(code)
})

test('a country is found by its Italian name', () => {
  expect(codeOfCountry('eritrea')).toBe('ER')
  expect(codeOfCountry('Costa d’Avorio')).toBe('CI')
})

test('an answer that another one closed is forgotten', () => {
  const closed = tidy({
    ...exampleForm,
    protectedAddress: 'unknown',
    inChargeOfSocialService: { answer: 'no', territory: 'RE', office: 'Polo' },
    needs: { ...exampleForm.needs, work: 0 },
    members: [{ relation: 'self', legalStatus: 'no-permit', permitType: 'asylum' }],
  })
  expect(closed).not.toHaveProperty('address')
  expect(closed.inChargeOfSocialService).toEqual({ answer: 'no' })
  expect(closed.needCodes).not.toContain('job-search')
  expect(closed.members).toEqual([{ relation: 'self', legalStatus: 'no-permit' }])
})

test('a member that is taken off leaves the others with their own answers', () => {
  const answers = answersOf({ members: [{ givenName: 'A' }, { givenName: 'B' }, { givenName: 'C' }] })
  removeMember(answers, 1)
  addMember(answers)
  expect(memberCount(answers)).toBe(3)
  expect(['members.0.givenName', 'members.1.givenName'].map((name) => answers.get(name))).toEqual(['A', 'C'])
  const { members } = withStep({}, 'household', answers)
  expect(members).toMatchObject([{ givenName: 'A' }, { givenName: 'C' }])
})
