import { words } from './words.ts'

/** Words of the home page. */
export const homeWords = words({
  hello: ['Buongiorno, {name}', 'Hello, {name}'],
  newReferral: ['Nuova segnalazione', 'New referral'],
  toAnswer: ['In attesa della tua risposta', 'Waiting for your answer'],
  sent: ['Inviate da noi', 'Sent by us'],
  sentAll: ['Tutte le segnalazioni', 'All referrals'],
  drafts: ['Bozze', 'Drafts'],
  draftCount: [
    '{count, plural, one {# bozza da finire} other {# bozze da finire}}',
    '{count, plural, one {# draft to finish} other {# drafts to finish}}',
  ],
  toDo: ['Da fare', 'To do'],
  toDoNone: ['Niente in attesa di te.', 'Nothing waits for you.'],
  toConfirm: ['Esclusioni da confermare', 'Exclusions to confirm'],
  toAssign: ['Da assegnare', 'To assign'],
  asked: ['In attesa di una risposta dallo sportello', 'Waiting for an answer from the sportello'],
  dueSoon: ['In scadenza', 'Due soon'],
  dueNone: ['Nessuna scadenza.', 'No deadlines.'],
  households: ['I miei nuclei', 'My households'],
  householdsNone: ['Non segui nessun nucleo.', 'You follow no household.'],
  missing: [
    'Una parte di questa pagina non si può leggere in questo momento: quello che manca può comunque aspettare te. Riprova fra poco.',
    'A part of this page cannot be read at the moment: what is missing may wait for you all the same. Try again soon.',
  ],
  number: ['Numero', 'Number'],
  household: ['Nucleo', 'Household'],
  state: ['Stato', 'State'],
  urgency: ['Urgenza', 'Urgency'],
  next: ['Prossimo passo', 'Next step'],
  by: ['entro il {date}', 'by {date}'],
  since: ['Dal', 'Since'],
  due: ['Scadenza', 'Due'],
  overdue: ['Scaduta', 'Overdue'],
  rule: ['Termine', 'Term'],
  asManager: ['Come', 'As'],
})
