import type { MemberIdentity } from './match-households.ts'
import { nameWords } from './normalise-name.ts'

/** Years around a birth in which another spelling of the person is looked for. */
const YEARS_AROUND = 3

/**
 * The keys under which a member is found again, selective enough that a search costs the same among a million:
 * two words of a name with the year of birth, or one word with the day. Pure; `match-households` judges what is found.
 */
export function storedKeys(member: MemberIdentity): string[] {
  const year = member.birth === 'unknown' ? '?' : member.birth.slice(0, 4)
  return unique([
    ...pairs(member).flatMap((pair) => [`${pair}:${year}`, `${pair}:*`]),
    ...(member.birth.length === 10 ? words(member).map((word) => `${word}@${member.birth}`) : []),
  ])
}

/** The keys to ask for when looking for this member. */
export function askedKeys(member: MemberIdentity): string[] {
  if (member.birth === 'unknown') return unique(pairs(member).map((pair) => `${pair}:*`))
  const year = Number(member.birth.slice(0, 4))
  const years = Array.from({ length: 2 * YEARS_AROUND + 1 }, (_, index) =>
    String(year - YEARS_AROUND + index),
  )
  return unique([
    ...pairs(member).flatMap((pair) => [...years, '?'].map((near) => `${pair}:${near}`)),
    ...(member.birth.length === 10 ? words(member).map((word) => `${word}@${member.birth}`) : []),
  ])
}

function spellings(member: MemberIdentity): string[][][] {
  const name = [member.givenName, member.familyName].filter((part) => part !== null).join(' ')
  return [name, ...member.aliases].map(nameWords)
}

function words(member: MemberIdentity): string[] {
  return unique(spellings(member).flat(2))
}

function pairs(member: MemberIdentity): string[] {
  return unique(
    spellings(member).flatMap((name) =>
      name.flatMap((one, index) =>
        name
          .slice(index + 1)
          .flatMap((other) => one.flatMap((a) => other.map((b) => [a, b].sort().join('+')))),
      ),
    ),
  )
}

function unique(keys: string[]): string[] {
  return [...new Set(keys)]
}
