import type { Rule } from './rule.ts'

/** Infants fit a cot; when cots run out they need a bed. */
export const beds: Rule = {
  code: 'beds',
  text: { it: 'letti insufficienti', en: 'not enough beds' },
  allows: (request, place) => request.bedPeople <= place.beds && request.people <= place.beds + place.cots,
}

export const rooms: Rule = {
  code: 'rooms',
  text: { it: 'stanze insufficienti', en: 'not enough rooms' },
  allows: (request, place) => request.rooms <= place.rooms,
}

export const accessible: Rule = {
  code: 'accessible',
  text: { it: 'non accessibile', en: 'not accessible' },
  allows: (request, place) => !request.accessible || place.accessible,
}

export const groundFloorOrLift: Rule = {
  code: 'ground-floor-or-lift',
  text: { it: 'né piano terra né ascensore', en: 'neither ground floor nor lift' },
  allows: (request, place) => !request.groundFloorOrLift || place.groundFloorOrLift || place.accessible,
}

export const pets: Rule = {
  code: 'pets',
  text: { it: 'animali non ammessi', en: 'no pets' },
  allows: (request, place) => !request.pets || place.petsAllowed,
}

export const smoking: Rule = {
  code: 'smoking',
  text: { it: 'divieto di fumo', en: 'no smoking' },
  allows: (request, place) => !request.smoking || place.smokingAllowed,
}

/** Not known is not a no: the offer asks. */
export const cohousing: Rule = {
  code: 'cohousing',
  text: { it: 'il nucleo non accetta la convivenza', en: 'the household does not accept co-housing' },
  allows: (request, place) => place.sharing === null || request.cohousing !== 'no',
}
