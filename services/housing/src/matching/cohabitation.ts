import type { CohabitationRule } from '../places/place.ts'
import type { Companion, MatchPlace } from './types.ts'

const RULES: Record<CohabitationRule, (one: Companion, other: Companion) => boolean> = {
  'common-language': (one, other) => one.languages.some((language) => other.languages.includes(language)),
  'minors-with-minors': (one, other) => one.hasMinors === other.hasMinors,
}

/** May these two share this place? Symmetric. */
export function canShare(place: MatchPlace, one: Companion, other: Companion): boolean {
  return place.sharing?.rules.every((rule) => RULES[rule](one, other)) ?? false
}
