import type { PreferenceCode, Text } from './types.ts'

/** Why a place suits a household, in words. */
export const PREFERENCE_TEXTS: Record<PreferenceCode, Text> = {
  'near-bonds': { it: 'vicino a scuola, lavoro o cure', en: 'near school, work or care' },
  'wished-municipality': { it: 'nel comune desiderato', en: 'in a municipality it wished for' },
  'wished-kind': { it: 'del tipo di cui c’è bisogno', en: 'of the kind that is needed' },
  'size-fit': { it: 'della misura giusta', en: 'of the right size' },
  'accessible-kept-free': {
    it: 'lascia liberi gli alloggi accessibili',
    en: 'leaves accessible places free',
  },
  'common-language': {
    it: 'una lingua in comune con chi ci vive',
    en: 'a language shared with who lives there',
  },
}
