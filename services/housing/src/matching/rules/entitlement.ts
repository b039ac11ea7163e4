import type { Rule } from './rule.ts'

const URGENT = new Set(['U0', 'U1'])

export const territory: Rule = {
  code: 'territory',
  text: { it: 'altro territorio competente', en: 'another territory is competent' },
  reads: (request) => request.territory,
  allows: (request, place) => request.territory === place.territory,
}

/** Family unity: one adult whose status is accepted opens the door to the household. Default (ours). */
export const legalStatus: Rule = {
  code: 'legal-status',
  text: {
    it: 'posizione giuridica non prevista dal progetto dell’alloggio',
    en: 'legal status not accepted by the programme of the place',
  },
  reads: ({ adultStatuses }) => adultStatuses.join(),
  allows: ({ adultStatuses }, place) =>
    place.legalStatuses === null ||
    adultStatuses.every((status) => status === null) ||
    adultStatuses.some((status) => status !== null && place.legalStatuses?.includes(status)),
}

/** Told apart from a refusal of the programme, because somebody can cure it by asking. */
export const legalStatusUnknown: Rule = {
  code: 'legal-status-unknown',
  text: {
    it: 'posizione giuridica ancora da chiarire',
    en: 'legal status still to be clarified',
  },
  reads: ({ adultStatuses }) => adultStatuses.join(),
  allows: ({ adultStatuses }, place) =>
    place.legalStatuses === null || adultStatuses.some((status) => status !== null),
}

export const householdType: Rule = {
  code: 'household-type',
  text: { it: 'destinato ad altri tipi di nucleo', en: 'meant for other kinds of household' },
  reads: (request) => request.householdType,
  allows: (request, place) =>
    place.householdTypes === null || place.householdTypes.includes(request.householdType),
}

export const womenOnly: Rule = {
  code: 'women-only',
  text: { it: 'riservato a donne con i loro figli', en: 'only for women and their children' },
  reads: (request) => `${request.adultsAllWomen}`,
  allows: (request, place) => !place.womenOnly || request.adultsAllWomen,
}

/** RE-14: one flat of pronta accoglienza is kept for those who cannot wait. */
export const urgentReserve: Rule = {
  code: 'urgent-reserve',
  text: {
    it: 'riservato alla pronta accoglienza (urgenze U0 e U1)',
    en: 'kept for emergency entry (urgency U0 and U1)',
  },
  reads: (request) => `${URGENT.has(request.urgency)}`,
  allows: (request, place) => !place.reserveForUrgent || URGENT.has(request.urgency),
}
