import type { Rule } from './rule.ts'

export const blocked: Rule = {
  code: 'blocked',
  text: { it: 'non disponibile per ora', en: 'not available for now' },
  reads: () => '',
  allows: (_request, place, today) => place.blockedUntil === null || place.blockedUntil <= today,
}

/** RE-15: entry timing by urgency. A place that opens after the household must move is no home for it. */
export const entryWindow: Rule = {
  code: 'entry-window',
  text: {
    it: 'ingresso in date che non coincidono',
    en: 'entry dates that do not meet',
  },
  reads: ({ enterBy }) => `${enterBy}`,
  allows: (request, place, today) => {
    const opensInTime =
      place.entryFrom === null || request.enterBy === null || place.entryFrom <= request.enterBy
    return opensInTime && (place.entryUntil === null || place.entryUntil >= today)
  },
}

export const stayLimit: Rule = {
  code: 'stay-limit',
  text: { it: 'permanenza massima troppo breve', en: 'longest stay too short' },
  reads: ({ stayMonths }) => `${stayMonths}`,
  allows: (request, place) =>
    place.stayLimitMonths === null ||
    request.stayMonths === null ||
    request.stayMonths <= place.stayLimitMonths,
}
