import type { PreferenceCode, Text } from './types.ts'

/** Why a place suits a household, in words. */
export const PREFERENCE_TEXTS: Record<PreferenceCode, Text> = {
  'near-bonds': { it: 'vicino a scuola, lavoro o cure', en: 'near school, work or care' },
  continuity: { it: 'nel comune in cui già vive', en: 'in the municipality where it lives already' },
  'own-ranking': {
    it: 'fra quelli che ha indicato come preferiti',
    en: 'among those it said it would rather have',
  },
  'wished-municipality': { it: 'nel comune desiderato', en: 'in a municipality it wished for' },
  'wished-kind': { it: 'del tipo di cui c’è bisogno', en: 'of the kind that is needed' },
  'size-fit': { it: 'della misura giusta', en: 'of the right size' },
  'accessible-kept-free': {
    it: 'lascia liberi gli alloggi accessibili',
    en: 'leaves accessible places free',
  },
  'common-language': {
    it: 'una lingua in comune con chi ci vive o abita vicino',
    en: 'a language shared with who lives there or close by',
  },
  'landlord-wishes': {
    it: 'come lo vorrebbe il proprietario',
    en: 'as its owner would rather have it',
  },
}
