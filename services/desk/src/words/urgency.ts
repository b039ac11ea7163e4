import { words } from './words.ts'

/** Words of a change of urgency by a person. */
export const urgencyFormWords = words({
  change: ['Cambia l’urgenza', 'Change the urgency'],
  hint: [
    'L’urgenza è calcolata dalla scheda. Il tuo giudizio, con il motivo, prende il suo posto e cambia i termini; quella calcolata resta scritta accanto.',
    'The urgency is computed from the form. Your judgement, with its reason, takes its place and changes the terms; what was computed stays written beside it.',
  ],
  level: ['Nuova urgenza', 'New urgency'],
  levelMissing: ['Scegli l’urgenza', 'Choose the urgency'],
  reason: ['Perché', 'Why'],
  done: ['L’urgenza è cambiata.', 'The urgency is changed.'],
  same: ['È già questa l’urgenza', 'This is the urgency already'],
  changed: [
    'Urgenza cambiata da {computed} a {level} da {name}, {date}: {reason}',
    'Urgency changed from {computed} to {level} by {name}, {date}: {reason}',
  ],
})
