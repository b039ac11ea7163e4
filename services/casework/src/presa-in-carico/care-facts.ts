import { AREAS, type Area, type DecisionFacts } from '@intarsi/contracts'

/** What following a household needs of its decision facts: levels, dates that alert, languages. Restricted, no names. */
export type CareFacts = {
  version: number
  languages: string[]
  mediatorNeeded: DecisionFacts['mediatorNeeded']
  needs: Record<Area, number>
  tutorWish: DecisionFacts['tutorWish']
  holdsProtection: boolean
  /** The household leaves reception on this day. */
  leavesOn: string | null
  permits: { ref: string; expiresOn: string }[]
  /** Members of school age who are not enrolled. */
  outOfSchool: string[]
}

// PR-13 reads "titolare di protezione"; special protection counts too, default (ours).
const PROTECTION: ReadonlySet<string> = new Set(['refugee', 'subsidiary', 'special-protection'])
const SCHOOL_AGE = { from: 6, to: 15 }

export function careFactsOf(facts: DecisionFacts): CareFacts {
  return {
    version: facts.version,
    languages: facts.languages,
    mediatorNeeded: facts.mediatorNeeded,
    needs: Object.fromEntries(AREAS.map((area) => [area, facts.needs[area]])) as Record<Area, number>,
    tutorWish: facts.tutorWish,
    holdsProtection: facts.members.some(({ legalStatus }) => PROTECTION.has(legalStatus ?? '')),
    leavesOn: facts.leavesOn,
    permits: facts.members.flatMap(({ ref, permitExpiresOn }) =>
      permitExpiresOn ? [{ ref, expiresOn: permitExpiresOn }] : [],
    ),
    outOfSchool: facts.members.filter(isOutOfSchool).map(({ ref }) => ref),
  }
}

/** Compulsory schooling, six to sixteen (D.Lgs. 76/2005); not knowing is no reason to leave it. */
function isOutOfSchool({ ageYears, schooling }: DecisionFacts['members'][number]): boolean {
  if (ageYears === null || ageYears < SCHOOL_AGE.from || ageYears > SCHOOL_AGE.to) return false
  return schooling === 'not-enrolled'
}
