import { words } from './words.ts'

/** Words of the map of a territory's bodies, sportelli and places. */
export const mapWords = words({
  title: ['Mappa', 'Map'],
  lead: [
    'Dove sono gli enti, gli sportelli e gli alloggi del territorio, per comune. Nessun indirizzo è sulla mappa.',
    'Where the bodies, the sportelli and the places of the territory are, by municipality. No address is on the map.',
  ],
  picture: [
    'Mappa dei comuni con enti, sportelli e alloggi',
    'Map of the municipalities with bodies, sportelli and places',
  ],
  seats: ['Sedi di enti', 'Seats of bodies'],
  bodies: ['Gli enti del territorio', 'The bodies of the territory'],
  body: ['Ente', 'Body'],
  where: ['Dove', 'Where'],
  notTold: ['comune non indicato', 'municipality not stated'],
  tables: ['Tavoli ed équipe a cui siede', 'Tables and équipes it sits at'],
  equipeSeats: ['Posti nelle équipe dei nuclei', 'Seats in households’ équipes'],
  noBodies: ['Nessun ente in elenco.', 'No body is listed.'],
  sportelli: ['Sportelli', 'Sportelli'],
  homes: ['Alloggi', 'Places'],
  beds: ['{count, plural, one {# letto} other {# letti}}', '{count, plural, one {# bed} other {# beds}}'],
  municipality: ['Comune', 'Municipality'],
  hidden: [
    '{count, plural, one {Un alloggio a indirizzo riservato non è contato per comune.} other {# alloggi a indirizzo riservato non sono contati per comune.}}',
    '{count, plural, one {One place with a private address is not counted by municipality.} other {# places with a private address are not counted by municipality.}}',
  ],
  housingAway: [
    'Il servizio della casa non risponde: gli alloggi non sono mostrati.',
    'The housing service does not answer: places are not shown.',
  ],
  elsewhere: ['fuori dal territorio', 'outside the territory'],
  credit: [
    'Confini dei comuni: ISTAT (CC BY), semplificati.',
    'Boundaries of municipalities: ISTAT (CC BY), simplified.',
  ],
  nothing: ['Niente in elenco.', 'Nothing is listed.'],
})

export const bodyKindWords = words({
  public: ['ente pubblico', 'public body'],
  'third-sector': ['Terzo settore', 'third sector'],
  volunteers: ['volontariato', 'volunteers'],
})
