import { type Message, words } from './words.ts'

/** Words of the pages about homes: places, requests, offers. */
export const housingWords = words({
  title: ['Casa', 'Housing'],
  pages: ['Pagine della casa', 'Pages about housing'],
  places: ['Alloggi', 'Places'],
  placesLead: [
    'Chi vive in ogni alloggio, chi sta per entrare e quando si libera.',
    'Who lives in each place, who is about to move in, and when it comes free.',
  ],
  requests: ['Richieste', 'Requests'],
  requestsLead: [
    'Nuclei che cercano casa, chi aspetta da più tempo per primo.',
    'Households that look for a home, the longest waiting first.',
  ],
  runs: ['Abbinamenti', 'Matching'],
  offers: ['Offerte', 'Offers'],
  offersLead: [
    'Alloggi offerti a un nucleo. Dire di no non ha conseguenze.',
    'Places offered to a household. Saying no has no consequence.',
  ],
  noTerritory: ['Non hai alloggi da seguire.', 'You have no places to look after.'],
  noPlaces: ['Nessun alloggio con questi filtri.', 'No place with these filters.'],
  noRequests: ['Nessun nucleo cerca casa.', 'No household looks for a home.'],
  noOffers: ['Nessuna offerta.', 'No offers.'],
  place: ['Alloggio', 'Place'],
  kind: ['Tipo', 'Kind'],
  size: ['Posti', 'Size'],
  sizeText: [
    '{beds, plural, one {# letto} other {# letti}}, {rooms, plural, one {# stanza} other {# stanze}}',
    '{beds, plural, one {# bed} other {# beds}}, {rooms, plural, one {# room} other {# rooms}}',
  ],
  cotsText: ['{cots, plural, one {# culla} other {# culle}}', '{cots, plural, one {# cot} other {# cots}}'],
  state: ['Stato', 'State'],
  household: ['Nucleo', 'Household'],
  number: ['Numero', 'Number'],
  urgency: ['Urgenza', 'Urgency'],
  people: ['Persone', 'People'],
  rooms: ['Stanze', 'Rooms'],
  since: ['Cerca casa dal', 'Looking since'],
  cause: ['Perché', 'Ground'],
  show: ['Mostra', 'Show'],
  allPlaces: ['Tutti gli alloggi', 'All places'],
  freePlaces: ['Solo quelli liberi', 'Only those free'],
})

/** The picture of who holds which place and when, and its table. */
export const occupancyWords = words({
  caption: ['Occupazione degli alloggi da {from} a {until}', 'Who holds the places from {from} to {until}'],
  picture: [
    'Disegno: una riga per alloggio, il tempo da sinistra a destra. Gli stessi dati sono nella tabella che segue.',
    'Picture: a row for each place, time from left to right. The same data are in the table below.',
  ],
  legend: ['Legenda', 'Legend'],
  stay: ['ci vive', 'lives there'],
  foreseen: ['permanenza prevista', 'stay foreseen'],
  agreed: ['in attesa di ingresso', 'about to move in'],
  offer: ['offerto, in attesa di risposta', 'offered, waiting for an answer'],
  blocked: ['non disponibile', 'not available'],
  today: ['oggi', 'today'],
  who: ['Chi, da quando, fino a quando', 'Who, since when, until when'],
  nobody: ['Libero', 'Free'],
  fromUntil: ['{who}: {what} dal {from} al {until}', '{who}: {what} from {from} to {until}'],
  fromOnly: ['{who}: {what} dal {from}', '{who}: {what} from {from}'],
  blockedUntil: ['non disponibile fino al {until}', 'not available until {until}'],
  left: ['ci ha vissuto', 'lived there'],
})

export const placeStateWords = words({
  available: ['Libero', 'Free'],
  reserved: ['Riservato', 'Reserved'],
  occupied: ['Occupato', 'Occupied'],
  blocked: ['Non disponibile', 'Not available'],
  retired: ['Dismesso', 'Retired'],
})

export const housingRequestStateWords = words({
  open: ['Cerca casa', 'Looking for a home'],
  proposed: ['Alloggio proposto', 'Place proposed'],
  offered: ['Alloggio offerto', 'Place offered'],
  placed: ['Ha una casa', 'Has a home'],
  'no-place': ['Nessun alloggio adatto', 'No suitable place'],
  cancelled: ['Chiusa', 'Closed'],
})

export const causeWords = words({
  admission: ['Presa in carico', 'Integrated case'],
  urgent: ['Urgenza: ingresso oggi', 'Urgent: entry today'],
})

export const offerStateWords = words({
  open: ['In attesa di risposta', 'Waiting for an answer'],
  accepted: ['Accettata', 'Accepted'],
  refused: ['Rifiutata', 'Refused'],
  withdrawn: ['Ritirata', 'Withdrawn'],
  expired: ['Scaduta', 'Expired'],
  superseded: ['Superata dai fatti', 'Overtaken by events'],
})

const KINDS = words({
  'housing-sociale': ['Housing sociale', 'Social housing'],
  'housing-path': ['Percorso abitativo', 'Housing path'],
  'sai-continuity': ['Continuità SAI', 'Continuity after SAI'],
  emergency: ['Pronta accoglienza', 'Emergency reception'],
  'planned-flat': ['Appartamento programmato', 'Planned flat'],
  'semi-autonomy': ['Semi-autonomia', 'Semi-autonomy'],
  cohousing: ['Convivenza', 'Co-housing'],
  'solidarity-condominium': ['Condominio solidale', 'Solidarity condominium'],
  'rented-with-contribution': ['Affitto con contributo', 'Rent with contribution'],
  'social-hotel': ['Albergo sociale', 'Social hotel'],
  residence: ['Residence', 'Residence'],
  'shared-hostel': ['Ostello condiviso', 'Shared hostel'],
})

export function placeKindWords(kind: string): Message<''> {
  return (KINDS as Readonly<Record<string, Message<''>>>)[kind] ?? { it: kind, en: kind }
}
