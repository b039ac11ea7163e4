import type { CaseFile } from '../../api/cases.ts'

const ADULT = 18

/** Kind of household, how many, how many minors, languages. */
export function compositionOf({ householdType, members, languages, needs }: CaseFile['facts']) {
  return {
    householdType,
    members: members.length,
    minors: members.filter(({ ageYears }) => ageYears !== null && ageYears < ADULT).length,
    languages,
    needs,
  }
}
