import { type Competence, competenceOf, type ReferralDraft } from '@intarsi/contracts'
import { expect, it } from 'vitest'
import { latestProfile } from './load/load-profiles.ts'

const CESENA = '040007'
const form: ReferralDraft = {
  inChargeOfSocialService: { answer: 'yes', territory: 'MO' },
  residence: CESENA,
  livesIn: CESENA,
}

it('says competence in the order in which it is found: without the first the second holds', () => {
  const found: Competence['rule'][] = [
    competenceOf(form, 'FE').rule,
    competenceOf({ ...form, inChargeOfSocialService: { answer: 'no' } }, 'FE').rule,
    competenceOf({ livesIn: CESENA }, 'FE').rule,
    competenceOf({}, 'FE').rule,
  ]
  expect(found).toEqual(latestProfile('FE').region.competence.order)
})
