import { words } from './words.ts'

/** Entries of the menu. */
export const menuWords = words({
  referrals: ['Segnalazioni', 'Referrals'],
  tables: ['Tavoli', 'Tables'],
  cases: ['Nuclei', 'Households'],
  housing: ['Casa', 'Housing'],
  territory: ['Territorio', 'Territory'],
  integrations: ['Integrazioni', 'Integrations'],
  operations: ['Servizi', 'Services'],
})
