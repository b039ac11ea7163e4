/** What of a form is coded, a date of a term, a public institution or the sender's own key: all else says who somebody is. */
const NOT_IDENTITY = new Set(
  `senderReference sportelloId citesReferral referrerRole requestKind interviewOn channel actionsSoFar.done
  privacyNotice.mode privacyNotice.version privacyNotice.language householdAgreement protectionGround.protects sharingLimits
  safeContact.channel safeContact.noMessages protectedAddress householdType members.ref members.relation members.birthCertainty
  members.gender members.languages members.italianLevel members.legalStatus members.permitType members.permitCondition
  members.permitExpiresOn members.schooling members.literacy members.pregnancyMonth members.citizenship languages mediatorNeeded
  serviceOrientation parentingConcern appliedForProtection receptionKind host.body leavesOn leaveReason
  inChargeOfSocialService.answer inChargeOfSocialService.territory inChargeOfSocialService.office inChargeOfSocialService.since
  residence livesIn wishes needs.legal needs.social needs.health needs.housing needs.work needCodes riskFactors.code
  riskFactors.certainty urgencyCriteria otherPaths.code housingNeed.rooms housingNeed.accessible housingNeed.groundFloorOrLift
  housingNeed.cohousingAccepted housingNeed.nearMunicipalities safetyExclusion.avoidMunicipalities tutorWish`.split(
    /\s+/,
  ),
)
/** A year or some hours (`9-12`) are in half of all dates, ids and signatures by chance; ages leave in the decision facts. */
const FEW_DIGITS = /^[\d-]{1,5}$/

/** Every datum of a form that says who somebody is: names, births, numbers, addresses, free text. A new field counts until it is named above. */
export function identityOf(form: unknown): string[] {
  return [...new Set(leavesOf(form, '').filter((value) => !FEW_DIGITS.test(value)))]
}

function leavesOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) =>
      leavesOf(item, path === '' ? key : `${path}.${key}`),
    )
  return NOT_IDENTITY.has(path) || value === undefined || value === null ? [] : [String(value)]
}

/** Those data that stand in a text as words of their own. */
export function dataFoundIn(text: string, data: readonly string[]): string[] {
  return data.filter((datum) => {
    const written = JSON.stringify(datum).slice(1, -1)
    if (!text.includes(written)) return false
    const literal = written.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u').test(text)
  })
}
