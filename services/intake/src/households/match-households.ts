import { nameWords } from './normalise-name.ts'

/** What duplicates are found by: a member's identity as its household gave it. */
export type MemberIdentity = {
  givenName: string | null
  familyName: string | null
  aliases: readonly string[]
  /** `YYYY-MM-DD`, `YYYY` or `unknown`. */
  birth: string
  birthCertainty: string
  taxCode: string | null
  permitNumber: string | null
}

export type Likelihood = 'likely' | 'possible'

/** Two members may be one person: `same` by a number, `likely` by name and day of birth, `possible` by less. */
type Likeness = 'same' | Likelihood | null

/**
 * May two households be one? A suggestion for a person, never a decision. Null: nothing speaks for it, or documents
 * speak against it, as with two cousins who bear one name.
 */
export function matchHouseholds(
  one: readonly MemberIdentity[],
  other: readonly MemberIdentity[],
): Likelihood | null {
  const found = one.map((member) => bestLikeness(member, other)).filter((likeness) => likeness !== null)
  if (found.length === 0) return null
  return found.some((likeness) => likeness !== 'possible') || found.length > 1 ? 'likely' : 'possible'
}

function bestLikeness(member: MemberIdentity, others: readonly MemberIdentity[]): Likeness {
  const found = others.map((other) => likenessOf(member, other))
  return (['same', 'likely', 'possible'] as const).find((likeness) => found.includes(likeness)) ?? null
}

export function likenessOf(a: MemberIdentity, b: MemberIdentity): Likeness {
  if (a.permitNumber !== null && a.permitNumber === b.permitNumber) return 'same'
  if (a.taxCode !== null && b.taxCode !== null) {
    if (a.taxCode === b.taxCode) return 'same'
    // A provisional code of eleven digits is replaced by a final one; two final ones are two persons.
    if (a.taxCode.length === 16 && b.taxCode.length === 16) return null
  }
  const names = compareNames(a, b)
  const births = compareBirths(a, b)
  if (names === 'different' || births === 'different') return null
  if (names === 'whole') return births === 'equal' ? 'likely' : 'possible'
  return births === 'equal' ? 'possible' : null
}

/** `whole`: two words or more in common and none against; `part`: the one word there is. */
function compareNames(a: MemberIdentity, b: MemberIdentity): 'whole' | 'part' | 'different' {
  const pairs = spellings(a).flatMap((one) => spellings(b).map((other) => compareWords(one, other)))
  return (['whole', 'part'] as const).find((likeness) => pairs.includes(likeness)) ?? 'different'
}

const found = new WeakMap<MemberIdentity, string[][][]>()

/** The words of each spelling of the name, found once for each member: one is compared with hundreds. */
function spellings(member: MemberIdentity): string[][][] {
  const known = found.get(member)
  if (known) return known
  const name = [member.givenName, member.familyName].filter((part) => part !== null).join(' ')
  const words = [name, ...member.aliases].map(nameWords).filter((each) => each.length > 0)
  found.set(member, words)
  return words
}

function compareWords(one: string[][], other: string[][]): 'whole' | 'part' | 'different' {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  const left = [...many]
  for (const word of few) {
    const at = left.findIndex((candidate) => candidate.some((key) => word.includes(key)))
    if (at < 0) return 'different'
    left.splice(at, 1)
  }
  return few.length > 1 ? 'whole' : 'part'
}

/** How far two dates may lie apart when one of them was estimated, years. */
const ESTIMATE_YEARS = 3

function compareBirths(a: MemberIdentity, b: MemberIdentity): 'equal' | 'close' | 'different' {
  if (a.birth === 'unknown' || b.birth === 'unknown') return 'close'
  const wholeDays = isDay(a.birth) && isDay(b.birth)
  if (wholeDays && a.birth === b.birth) return 'equal'
  const certain = a.birthCertainty === 'document' && b.birthCertainty === 'document'
  if (wholeDays && certain) return 'different'
  const apart = Math.abs(year(a.birth) - year(b.birth))
  const estimated = a.birthCertainty === 'estimated' || b.birthCertainty === 'estimated'
  if (apart <= (estimated ? ESTIMATE_YEARS : 1)) return 'close'
  return 'different'
}

/** The first of January is what offices write when nobody knows the day. */
function isDay(birth: string): boolean {
  return birth.length === 10 && !birth.endsWith('-01-01')
}

function year(birth: string): number {
  return Number(birth.slice(0, 4))
}
