import type { Text } from './types.ts'

/** Reasons that are no rule: who holds the place, or why another household got it; in the order they are read. */
export const OUTCOMES: Record<string, Text> = {
  proposed: { it: 'proposto a questo nucleo', en: 'proposed to this household' },
  'placed-elsewhere': {
    it: 'il nucleo ha già una proposta che vale di più per tutti',
    en: 'the household has a proposal already that is better for all',
  },
  'held-by-placement': { it: 'già abitato o assegnato', en: 'already lived in or assigned' },
  'held-by-offer': { it: 'già offerto a un altro nucleo', en: 'already offered to another household' },
  'taken-more-urgent': {
    it: 'assegnato a un nucleo con maggiore urgenza',
    en: 'went to a household with greater urgency',
  },
  'taken-waiting-longer': {
    it: 'assegnato a un nucleo che attende da più tempo',
    en: 'went to a household that has waited longer',
  },
  'taken-more-people': {
    it: 'assegnato a un nucleo più numeroso',
    en: 'went to a larger household',
  },
  'taken-best-overall': {
    it: 'assegnato a un altro nucleo: così si sistemano più persone in tutto',
    en: 'went to another household: more people are placed in all',
  },
  'kept-for-arrivals': {
    it: 'tenuto per arrivi più urgenti, attesi nei prossimi giorni',
    en: 'kept for more urgent arrivals, expected in the next days',
  },
  'not-proved': {
    it: 'tempo di calcolo esaurito prima della prova',
    en: 'time ran out before the proof',
  },
  'no-places': { it: 'nessun alloggio registrato nel territorio', en: 'no place recorded in the territory' },
}
