import { words } from './words.ts'

/** Words of the ledger of what people decided otherwise than proposed. */
export const ledgerWords = words({
  title: ['Registro', 'Ledger'],
  lead: [
    'Ogni volta che una persona ha deciso diversamente dalla proposta: che cosa, perché, chi. Le scelte motivate non sono errori.',
    'Each time a person decided otherwise than proposed: what, why, who. A choice with its reason is no mistake.',
  ],
  none: [
    'Finora nessuno ha deciso diversamente dalla proposta.',
    'So far nobody has decided otherwise than proposed.',
  ],
  what: ['Che cosa', 'What'],
  proposed: ['Proposto', 'Proposed'],
  chosen: ['Scelto', 'Chosen'],
  noProposal: ['Nessun alloggio', 'No place'],
  why: ['Perché', 'Why'],
  who: ['Chi e quando', 'Who and when'],
  seeRequest: ['Vai alla richiesta', 'Go to the request'],
})

export const OVERRIDE_KINDS = words({
  'other-place': ['Un altro alloggio', 'Another place'],
  'entry-unsigned': ['Ingresso senza tutte le firme', 'Moved in without every signature'],
})
