import { expect, test } from 'vitest'
import { ApiProblem } from '../src/api/problem.ts'
import { kindsIn } from '../src/pages/cases/decision/decidable.ts'
import { decisionFaults } from '../src/pages/cases/decision/decision-faults.ts'
import { readDecision } from '../src/pages/cases/decision/read-decision.ts'
import { translator } from '../src/words/words.ts'

const t = translator('it')
const everything = {
  manager: 'p1',
  managerReason: 'parla tigrino',
  deferReason: 'manca la relazione',
  until: '2026-12-24',
  reason: 'specialist-first',
  heardPerson: 'p2',
  heardLanguage: 'tir',
  destinationKind: 'service',
  destinationCode: 'family-advisory',
  destinationTerritory: 'MO',
  destinationService: 'Consultorio',
  destinationPerson: 'La referente',
  destinationContact: '+39 000',
  advice: 'Si consiglia …',
  into: 'r2',
  tellsPerson: 'p3',
  tellsLanguage: 'tir',
  meeting: 'm1',
}
const read = (change: Record<string, string>) =>
  readDecision(new URLSearchParams({ ...everything, ...change }))

test('a decision says what its kind needs and nothing of the other answers of the page', () => {
  const common = { meetingId: 'm1' }
  const tells = { tellsHousehold: { personId: 'p3', language: 'tir' } }
  expect(read({ kind: 'admit' })).toEqual({
    kind: 'admit',
    ...common,
    ...tells,
    caseManager: { personId: 'p1', reason: 'parla tigrino' },
  })
  expect(read({ kind: 'defer' })).toEqual({
    kind: 'defer',
    ...common,
    reason: 'manca la relazione',
    until: '2026-12-24',
  })
  expect(read({ kind: 'decline' })).toMatchObject({
    reason: 'specialist-first',
    destination: { kind: 'service', code: 'family-advisory', contact: '+39 000' },
    heardBy: { personId: 'p2', language: 'tir' },
    ...tells,
  })
  expect(read({ kind: 'redirect', destinationKind: 'territory' })).toMatchObject({
    destination: { kind: 'territory', territory: 'MO' },
  })
  expect(read({ kind: 'join' })).toMatchObject({ intoReferralId: 'r2' })
  expect(read({ kind: 'advise' })).toMatchObject({ note: 'Si consiglia …' })
  expect(read({ kind: 'no-such-decision' })).toBeNull()
})

test('between meetings a second person decides too, and no meeting is named', () => {
  const body = read({ kind: 'admit', between: 'yes', second: 'p9' })
  expect(body).toMatchObject({ between: { secondPersonId: 'p9' } })
  expect(body).not.toHaveProperty('meetingId')
})

test('a refusal of the service is told where its answer is asked, from top to bottom and once each', () => {
  const errors = ['/tellsHousehold', '/destination/contact', '/destination/person', '/reason', '/reason'].map(
    (pointer) => ({ pointer, code: 'required', detail: '' }),
  )
  const faults = decisionFaults(new ApiProblem(400, { code: 'invalid-request', errors }), t)
  expect(faults.map(({ field }) => field)).toEqual([
    'reason',
    'destinationPerson',
    'destinationContact',
    'tellsPerson',
  ])
  const owed = new ApiProblem(409, { code: 'step-owed', detail: '', reason: 'does-not-want' })
  expect(decisionFaults(owed, t)[0]?.field).toBe('heardPerson')
})

test('only what the service would take in the referral’s state is offered', () => {
  expect(kindsIn('ready', false)).toHaveLength(8)
  expect(kindsIn('waiting-list', false)).toEqual(['redirect', 'decline'])
  expect(kindsIn('handing-over', false)).toEqual([])
  expect(kindsIn('handing-over', true)).toHaveLength(8)
})
