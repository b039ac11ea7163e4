import type { DecisionFacts, MemberFacts } from '../decision-facts.ts'
import { municipalityCode } from '../decision-facts.ts'
import { ageOn } from './ages.ts'
import { socialServiceTerritory } from './competence.ts'
import type { ReferralForm } from './form-fields.ts'
import type { MemberForm } from './member-fields.ts'
import { territoryOfMunicipality } from './municipalities.ts'
import { urgencyOf } from './urgency.ts'

/**
 * The coded view of a form on a day: what conditions, composition and matching may read. Nothing in it names anybody:
 * no name, date of birth, number, address or free text passes. Where the address is protected, nor does the municipality.
 */
export function factsOf(form: ReferralForm, on: string, version = 1): DecisionFacts {
  return {
    version,
    householdType: form.householdType,
    members: form.members.map((member, index) => memberFactsOf(member, index, on)),
    languages: spoken(form),
    mediatorNeeded: form.mediatorNeeded,
    appliedForProtection: form.appliedForProtection,
    ...placeFacts(form),
    ...needFacts(form, on),
    sharingLimits: form.sharingLimits ?? [],
    housing: housingFacts(form),
  }
}

function memberFactsOf(member: MemberForm, index: number, on: string): MemberFacts {
  const age = ageOn(member.birth, on)
  return {
    ref: member.ref ?? `m${index + 1}`,
    ageYears: age === null ? null : Math.min(Math.max(age, 0), 120),
    relation: member.relation,
    languages: member.languages ?? [],
    italianLevel: member.italianLevel ?? 9,
    literacy: member.literacy ?? 'unknown',
    gender: member.gender ?? 'not-stated',
    pregnancyMonth: member.pregnancyMonth ?? null,
    legalStatus: member.legalStatus ?? null,
    permitType: known(member.permitType),
    permitCondition: member.permitCondition ?? null,
    permitExpiresOn: known(member.permitExpiresOn),
    schooling: member.schooling ?? null,
  }
}

/** The value, or null for what is missing or "non so". */
function known<Value extends string>(value: Value | undefined): Exclude<Value, 'unknown'> | null {
  return value === undefined || value === 'unknown' ? null : (value as Exclude<Value, 'unknown'>)
}

/** ISO 639-3 has `und` for a language that could not be determined. */
function spoken(form: ReferralForm): string[] {
  return form.languages.map((code) => (code === 'unknown' ? 'und' : code))
}

function codeOrNull(municipality: string): string | null {
  return municipalityCode.safeParse(municipality).success ? municipality : null
}

function placeFacts(form: ReferralForm) {
  const protectedAddress = form.protectedAddress !== 'no'
  return {
    receptionKind: form.receptionKind,
    leavesOn: known(form.leavesOn),
    leaveReason: form.leaveReason ?? null,
    inChargeOfSocialService: form.inChargeOfSocialService.answer,
    socialServiceTerritory: socialServiceTerritory(form),
    residenceMunicipality: codeOrNull(form.residence),
    residenceTerritory: territoryOfMunicipality(form.residence),
    livesInMunicipality: protectedAddress ? null : codeOrNull(form.livesIn),
    livesInTerritory: territoryOfMunicipality(form.livesIn),
    wishedMunicipalities: form.wishes ?? [],
    protectedAddress,
  }
}

function needFacts(form: ReferralForm, on: string) {
  return {
    serviceOrientation: form.serviceOrientation ?? 9,
    parentingConcern: form.parentingConcern ?? 9,
    needs: form.needs,
    needCodes: form.needCodes,
    riskFactors: form.riskFactors ?? [],
    culturalObstacle: form.culturalObstacle ?? false,
    urgencyCriteria: urgencyOf(form, on).reasons.map((reason) => reason.criterion),
    otherPaths: (form.otherPaths ?? []).map((path) => path.code),
    tutorWish: form.tutorWish ?? 'unknown',
  } satisfies Partial<DecisionFacts>
}

function housingFacts(form: ReferralForm): DecisionFacts['housing'] {
  const { housingNeed: need, safetyExclusion: safety } = form
  if (!need && !safety) return null
  return {
    rooms: need?.rooms ?? null,
    accessible: need?.accessible ?? false,
    groundFloorOrLift: need?.groundFloorOrLift ?? false,
    pets: need?.pets ?? false,
    smoking: need?.smoking ?? false,
    cohousingAccepted: need?.cohousingAccepted ?? 'unknown',
    nearMunicipalities: need?.nearMunicipalities ?? [],
    avoidMunicipalities: safety?.avoidMunicipalities ?? [],
    avoidPlaceIds: safety?.avoidPlaceIds ?? [],
  }
}
