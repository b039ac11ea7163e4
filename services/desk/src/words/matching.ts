import { type Message, words } from './words.ts'

/** Words of a matching run, its proof and its reasons. */
export const matchingWords = words({
  lead: [
    'La macchina propone e dice perché; una persona decide ogni offerta.',
    'The machine proposes and says why; a person decides every offer.',
  ],
  run: ['Abbinamento del {date}', 'Matching of {date}'],
  runNow: ['Abbina adesso', 'Match now'],
  ran: ['L’abbinamento è fatto.', 'The matching is done.'],
  noRuns: ['Nessun abbinamento finora.', 'No matching so far.'],
  when: ['Quando', 'When'],
  by: ['Avviato da', 'Started by'],
  system: ['il sistema', 'the system'],
  placed: ['Con un alloggio', 'With a place'],
  placedText: [
    '{placed, plural, one {# nucleo} other {# nuclei}}, {people, plural, one {# persona} other {# persone}}',
    '{placed, plural, one {# household} other {# households}}, {people, plural, one {# person} other {# people}}',
  ],
  proof: ['Prova', 'Proof'],
  certificate: ['Quanto è buona questa risposta', 'How good this answer is'],
  optimal: ['Provata la migliore', 'Proved the best'],
  optimalText: [
    'Nessun altro modo di distribuire gli alloggi darebbe casa a più persone in bisogno, né, a parità di persone, alloggi più adatti.',
    'No other way to give out these places would house more people in need, nor house as many in places that suit them better.',
  ],
  timeLimit: ['Tempo esaurito', 'Out of time'],
  timeLimitText: [
    'È la risposta migliore trovata nel tempo concesso: la migliore possibile supera questa al più del {gap}.',
    'The best answer found in the time allowed: the best possible exceeds it by at most {gap}.',
  ],
  greedy: ['Dando a ognuno, in ordine, il primo alloggio adatto', 'Giving each in turn the best place left'],
  weight: ['Bisogno coperto, e il massimo possibile', 'Need met, and the most possible'],
  quality: ['Qualità, e il massimo possibile', 'Quality, and the most possible'],
  ofMost: ['{reached} su {bound}', '{reached} of {bound}'],
  time: ['Tempo di calcolo', 'Time to compute'],
  milliseconds: ['{count} ms', '{count} ms'],
  solver: ['Calcolato con', 'Computed with'],
  results: ['Risultati', 'Results'],
  proposals: ['Alloggi proposti', 'Places proposed'],
  left: ['Senza alloggio', 'Without a place'],
  noProposals: ['Nessuna proposta.', 'No proposals.'],
  noneLeft: ['Nessun nucleo è rimasto senza alloggio.', 'No household is left without a place.'],
  why: ['Perché sì', 'Why'],
  whyNot: ['Perché no', 'Why not'],
  whatWould: ['Che cosa cambierebbe', 'What would change it'],
  points: ['{text} (+{points})', '{text} (+{points})'],
  fits: ['rispetta tutte le regole', 'meets every rule'],
  reason: [
    '{text}: {places, plural, one {# alloggio} other {# alloggi}}',
    '{text}: {places, plural, one {# place} other {# places}}',
  ],
  offer: ['Offri', 'Offer'],
  offerAbout: ['{place} a {number}', '{place} to {number}'],
  now: ['Ora', 'Now'],
})

const PREFERENCES: Readonly<Record<string, Message<''>>> = words({
  'near-bonds': ['vicino a scuola, lavoro o cure', 'near school, work or care'],
  continuity: ['nel comune in cui già vive', 'in the municipality where it lives already'],
  'own-ranking': ['fra quelli che ha indicato come preferiti', 'among those it said it would rather have'],
  'wished-municipality': ['nel comune desiderato', 'in a municipality it wished for'],
  'wished-kind': ['del tipo di cui c’è bisogno', 'of the kind that is needed'],
  'size-fit': ['della misura giusta', 'of the right size'],
  'accessible-kept-free': ['lascia liberi gli alloggi accessibili', 'leaves accessible places free'],
  'common-language': [
    'una lingua in comune con chi ci vive o abita vicino',
    'a language shared with who lives there or close by',
  ],
  'landlord-wishes': ['come lo vorrebbe il proprietario', 'as its owner would rather have it'],
})

export function preferenceWords(code: string): Message<''> {
  return PREFERENCES[code] ?? { it: code, en: code }
}
