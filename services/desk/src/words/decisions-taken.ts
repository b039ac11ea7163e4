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
  annulReason: ['Perché si annulla', 'Why it is annulled'],
  annulMissing: ['Scrivi perché si annulla', 'Write why it is annulled'],
  household: ['Il nucleo', 'The household'],
  wasTold: ['Informato il {date} da {name} ({language})', 'Told on {date} by {name} ({language})'],
  isToBeTold: [
    'Da informare entro il {date}: {name} ({language})',
    'To be told by {date}: {name} ({language})',
  ],
  tell: ['Il nucleo è stato informato', 'The household was told'],
  tellingTitle: ['Informare il nucleo di {number}', 'Tell the household of {number}'],
  tellerNamed: ['Chi è stato incaricato', 'Who was named for it'],
  tellerMyself: ['Io', 'Myself'],
  toldBy: ['Chi lo ha informato', 'Who told it'],
  toldByMissing: ['Scegli chi lo ha informato', 'Choose who told it'],
  toldLanguage: ['In quale lingua', 'In which language'],
  told: ['È registrato che il nucleo è stato informato.', 'It is recorded that the household was told.'],
  annulled: ['La decisione è annullata.', 'The decision is annulled.'],
})
