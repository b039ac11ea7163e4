import type { Territory } from '../territory.ts'
import type { ReferralDraft } from './form-fields.ts'
import { territoryOfMunicipality } from './municipalities.ts'

export type Competence = {
  territory: Territory
  rule: 'social-service' | 'residence' | 'lives-in' | 'sportello'
  /** The territory of the residence when the household lives elsewhere: both coordinators are told, nothing stops. */
  disputedWith: Territory | null
}

/**
 * Which territory reads a referral (section 1, rule 6): the social service that has the household in charge, the
 * registered residence, where it lives today, the sportello's own. Residence and abode apart: where it lives.
 */
export function competenceOf(form: ReferralDraft, sportelloTerritory: Territory): Competence {
  const inCharge = socialServiceTerritory(form)
  if (inCharge) return { territory: inCharge, rule: 'social-service', disputedWith: null }
  const residence = territoryOfMunicipality(form.residence)
  const livesIn = territoryOfMunicipality(form.livesIn)
  if (residence && livesIn && residence !== livesIn) {
    return { territory: livesIn, rule: 'lives-in', disputedWith: residence }
  }
  if (residence) return { territory: residence, rule: 'residence', disputedWith: null }
  if (livesIn) return { territory: livesIn, rule: 'lives-in', disputedWith: null }
  return { territory: sportelloTerritory, rule: 'sportello', disputedWith: null }
}

/** The territory whose social service has the household in charge; null when none of the ten has. */
export function socialServiceTerritory(form: ReferralDraft): Territory | null {
  const { answer, territory } = form.inChargeOfSocialService ?? {}
  return answer === 'yes' && territory && territory !== 'outside' && territory !== 'unknown'
    ? territory
    : null
}
