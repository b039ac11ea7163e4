import { words } from './words.ts'

/** Words of the map of a territory's sportelli and places. */
export const mapWords = words({
  title: ['Mappa', 'Map'],
  lead: [
    'Dove sono gli sportelli e gli alloggi del territorio, per comune. Nessun indirizzo è sulla mappa.',
    'Where the sportelli and the places of the territory are, by municipality. No address is on the map.',
  ],
  picture: [
    'Mappa dei comuni con sportelli e alloggi',
    'Map of the municipalities with sportelli and places',
  ],
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
  nothing: ['Nessuno sportello e nessun alloggio in elenco.', 'No sportello and no place is listed.'],
})
