import { type Message, words } from './words.ts'

/** Why an offer of a home came to nothing (`referral-and-states.md` section 5). */
const REASONS: Readonly<Record<string, Message<''>>> = words({
  'too-far': ['troppo lontano', 'too far'],
  'too-small': ['troppo piccolo', 'too small'],
  'unsafe-place': ['posto non sicuro', 'not safe there'],
  'cohousing-not-wanted': ['non vuole convivere', 'does not want to share'],
  cost: ['costo', 'cost'],
  'not-accessible': ['non accessibile', 'not accessible'],
  'prefers-to-wait': ['preferisce attendere', 'prefers to wait'],
  'found-own': ['ha trovato casa', 'found a home'],
  'not-ready': ['non pronto', 'not ready'],
  'landlord-withdrew': ['proprietario ritirato', 'landlord withdrew'],
  'incompatible-cohabitants': ['convivenza non adatta', 'cohabitants do not fit'],
  'funding-missing': ['mancano i fondi', 'funding missing'],
  expired: ['scaduta senza risposta', 'expired without an answer'],
  superseded: ['superata da un’altra', 'superseded by another'],
})

export function offerReasonWords(code: string): Message<''> {
  return REASONS[code] ?? { it: code, en: code }
}
