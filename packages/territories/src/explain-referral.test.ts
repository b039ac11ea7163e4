import { referralSubmitted } from '@intarsi/contracts'
import { expect, it } from 'vitest'
import { household, withReference } from '../test/households.ts'
import { explainInput, explainReferral } from './explain-referral.ts'
import { latestProfile } from './load/load-profiles.ts'

it('explains the example of the contract', () => {
  const text = explainReferral(
    latestProfile('RE'),
    explainInput.parse(referralSubmitted.example),
    '2026-11-24',
  )
  expect(text).toContain('RE.level-2')
  expect(text).toContain('Équipe di secondo livello')
  expect(text).toContain('liaison       assistente sociale')
  expect(text).toContain('gates         none holds')
  expect(text).toContain('firstRead: workingDays 2 [default]')
})

it('reads a referral on the day it was sent, in Italy', () => {
  const input = explainInput.parse({ facts: household(), submittedAt: '2026-11-24T23:30:00Z' })
  expect(explainReferral(latestProfile('PR'), input, '2027-01-01')).toContain('on 2026-11-25')
})

it('says which gate acts, and what to ask where one cannot be decided', () => {
  const facts = household({
    members: withReference({ italianLevel: 1 }),
    serviceOrientation: 0,
    parentingConcern: 9,
  })
  const text = explainReferral(latestProfile('RE'), explainInput.parse({ facts }), '2026-11-24')
  expect(text).toContain('RE.three-conditions cannot be decided: ask parentingConcern')
  const fired = explainInput.parse({ facts: { ...facts, parentingConcern: 3 } })
  expect(explainReferral(latestProfile('RE'), fired, '2026-11-24')).toContain('(acts)')
})

it('computes the urgency from the criteria when nobody says it, and then no gate acts', () => {
  const facts = household({
    inChargeOfSocialService: 'no',
    urgencyCriteria: ['therapy-at-risk', 'danger-of-violence'],
  })
  const text = explainReferral(latestProfile('MO'), explainInput.parse({ facts }), '2026-11-24')
  expect(text).toContain('urgency U0')
  expect(text).toContain('between meetings, then ratified')
  expect(text).toContain('(does not act)')
})
