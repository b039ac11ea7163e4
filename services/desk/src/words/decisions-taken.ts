import { words } from './words.ts'

/** Words of the decisions taken on a referral, and of what is owed after them. */
export const takenWords = words({
  taken: ['Decisioni prese', 'Decisions taken'],
  title: ['Decisioni su {number}', 'Decisions on {number}'],
  none: ['Non è ancora stata presa una decisione.', 'No decision was taken yet.'],
  decidedBy: ['Chi ha deciso', 'Who decided'],
  decidedAt: ['Quando', 'When'],
  secondPerson: ['Con', 'With'],
  ratifiedAt: ['Ratificata', 'Ratified'],
  notRatified: ['Da ratificare al tavolo', 'To be ratified by the table'],
  ratify: ['Ratifica', 'Ratify'],
  ratified: ['La decisione è ratificata.', 'The decision is ratified.'],
  nothingToRatify: [
    'Non c’è una decisione da ratificare: controlla come sta la segnalazione.',
    'There is no decision to ratify: see how the referral stands.',
  ],
  correctIt: ['Rettifica', 'Correct'],
  annul: ['Annulla la decisione', 'Annul the decision'],
  annulHint: [
    'La segnalazione torna da leggere, in una nuova seduta; chi era stato informato riceve un avviso.',
    'The referral is read again, at a new meeting; everybody who was told is told.',
  ],
  annulReason: ['Motivo', 'Reason'],
  annulled: ['La decisione è annullata.', 'The decision is annulled.'],
})
