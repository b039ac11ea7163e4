import type { Rule } from './rule.ts'

/** Safety exclusions. The words are neutral on purpose: the reason for one is never told with a place. */
export const notSuitable: Rule = {
  code: 'not-suitable',
  text: { it: 'non adatto a questo nucleo', en: 'not suitable for this household' },
  reads: ({ avoidMunicipalities, avoidPlaceIds }) => `${avoidMunicipalities} ${avoidPlaceIds}`,
  allows: (request, place) =>
    !request.avoidMunicipalities.includes(place.municipality) && !request.avoidPlaceIds.includes(place.id),
}

export const alreadyRefused: Rule = {
  code: 'already-refused',
  text: { it: 'già proposto e rifiutato', en: 'already offered and refused' },
  reads: ({ refusedPlaceIds }) => `${refusedPlaceIds}`,
  allows: (request, place) => !request.refusedPlaceIds.includes(place.id),
}
