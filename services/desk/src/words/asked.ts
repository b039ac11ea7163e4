import { words } from './words.ts'

/** Words of what somebody is asked to take on for a household. */
export const askedWords = words({
  title: ['Ti è chiesto di seguire un nucleo', 'You are asked to follow a household'],
  lead: [
    'Finché non rispondi leggi solo questo, senza nomi. Se accetti, trovi il nucleo tra i tuoi.',
    'Until you answer you read this alone, without names. Once you accept, the household is among yours.',
  ],
  household: ['Nucleo', 'Household'],
  asCaseManager: ['Case manager', 'Case manager'],
  byTable: [
    'Conferma il tavolo: non serve una tua risposta. Se non puoi, dillo ora.',
    'The table confirms: no answer of yours is needed. If you cannot, say so now.',
  ],
  accepted: [
    'Hai accettato: tra poco il nucleo è tra quelli che segui.',
    'You have accepted: in a moment the household is among those you follow.',
  ],
  proposed: ['Sei la persona proposta come case manager.', 'You are proposed as case manager.'],
  answer: ['Rispondi', 'Answer'],
})
