import { accessibleBedsOf } from '../room-left.ts'
import type { Rule } from './rule.ts'

/** Infants fit a cot; when cots run out they need a bed. */
export const beds: Rule = {
  code: 'beds',
  text: { it: 'letti insufficienti', en: 'not enough beds' },
  reads: ({ bedPeople, people }) => `${bedPeople} ${people}`,
  allows: (request, place) => request.bedPeople <= place.beds && request.people <= place.beds + place.cots,
}

export const rooms: Rule = {
  code: 'rooms',
  text: { it: 'stanze insufficienti', en: 'not enough rooms' },
  reads: ({ rooms }) => `${rooms}`,
  allows: (request, place) => request.rooms <= place.rooms,
}

export const accessible: Rule = {
  code: 'accessible',
  text: { it: 'non accessibile', en: 'not accessible' },
  reads: ({ accessiblePeople }) => `${accessiblePeople}`,
  allows: (request, place) => request.accessiblePeople <= accessibleBedsOf(place),
}

export const adults: Rule = {
  code: 'adults',
  text: { it: 'troppi adulti per il progetto', en: 'too many adults for the programme' },
  reads: (request) => `${request.adults}`,
  allows: (request, place) => place.maxAdults === null || request.adults <= place.maxAdults,
}

export const children: Rule = {
  code: 'children',
  text: { it: 'troppi minori per il progetto', en: 'too many children for the programme' },
  reads: (request) => `${request.children}`,
  allows: (request, place) => place.maxChildren === null || request.children <= place.maxChildren,
}

export const groundFloorOrLift: Rule = {
  code: 'ground-floor-or-lift',
  text: { it: 'né piano terra né ascensore', en: 'neither ground floor nor lift' },
  reads: (request) => `${request.groundFloorOrLift}`,
  allows: (request, place) => !request.groundFloorOrLift || place.groundFloorOrLift || place.accessible,
}

export const pets: Rule = {
  code: 'pets',
  text: { it: 'animali non ammessi', en: 'no pets' },
  reads: (request) => `${request.pets}`,
  allows: (request, place) => !request.pets || place.petsAllowed,
}

export const smoking: Rule = {
  code: 'smoking',
  text: { it: 'divieto di fumo', en: 'no smoking' },
  reads: (request) => `${request.smoking}`,
  allows: (request, place) => !request.smoking || place.smokingAllowed,
}

/** Not known is not a no: the offer asks. */
export const cohousing: Rule = {
  code: 'cohousing',
  text: { it: 'il nucleo non accetta la convivenza', en: 'the household does not accept co-housing' },
  reads: (request) => request.cohousing,
  allows: (request, place) => place.sharing === null || request.cohousing !== 'no',
}
