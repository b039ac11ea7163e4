import { words } from './words.ts'

/** Words of money for a home: budgets, what is promised, what was paid. */
export const supportWords = words({
  title: ['Contributi', 'Support'],
  lead: [
    'Denaro per la casa: quanto può spendere il territorio, che cosa è promesso e a chi.',
    'Money for a home: what the territory may spend, what is promised and to whom.',
  ],
  budgets: ['Fondo dell’anno', 'Budget of the year'],
  noBudget: ['Nessun fondo dichiarato.', 'No budget is stated.'],
  year: ['Anno', 'Year'],
  stated: ['Disponibile', 'Stated'],
  promised: ['Promesso', 'Promised'],
  left: ['Resta', 'Left'],
  setBudget: ['Dichiara il fondo', 'State the budget'],
  setHint: ['Mai meno di quanto è già promesso.', 'Never less than what is promised already.'],
  amount: ['Somma in euro', 'Sum in euro'],
  budgetSet: ['Il fondo è aggiornato.', 'The budget is up to date.'],
  grants: ['Contributi promessi', 'Support promised'],
  noGrants: ['Nessun contributo promesso.', 'No support is promised.'],
  kind: ['Per che cosa', 'For what'],
  sum: ['Somma', 'Sum'],
  monthly: [
    '{sum} al mese per {months, plural, one {# mese} other {# mesi}}',
    '{sum} a month for {months, plural, one {# month} other {# months}}',
  ],
  grantedOn: ['Promesso il', 'Promised on'],
  state: ['Stato', 'State'],
  ended: ['Concluso: {paid} pagati', 'Ended: {paid} paid'],
  end: ['Concludi un contributo', 'End a support'],
  endHint: ['Ciò che non è stato pagato torna nel fondo.', 'What was not paid goes back to the budget.'],
  which: ['Quale contributo', 'Which support'],
  paid: ['Pagato in tutto, in euro', 'Paid in all, in euro'],
  reason: ['Motivo', 'Reason'],
  endSaid: ['Il contributo è concluso.', 'The support has ended.'],
  promise: ['Prometti un contributo', 'Promise support'],
  promiseHint: [
    'Con un alloggio o al suo posto, dal fondo di quest’anno del territorio.',
    'With a place or instead of one, from this year’s budget of the territory.',
  ],
  monthlySum: ['Euro al mese', 'Euro a month'],
  monthlyHint: ['Una volta sola: tutta la somma, per un mese.', 'Once only: the whole sum, for one month.'],
  months: ['Per quanti mesi', 'For how many months'],
  promisedSaid: ['Il contributo è promesso.', 'The support is promised.'],
  kindMissing: ['Scegli per che cosa', 'Choose for what'],
  sumMissing: ['Scrivi una somma in euro, per esempio 350', 'Write a sum in euro, for example 350'],
  yearMissing: ['Scrivi un anno', 'Write a year'],
  monthsMissing: ['Scrivi un numero di mesi da 1 a 36', 'Write a number of months from 1 to 36'],
  whichMissing: ['Scegli un contributo', 'Choose a support'],
  reasonMissing: ['Scegli il motivo', 'Choose the reason'],
})

export const SUPPORT_KINDS = words({
  'rent-contribution': ['Affitto', 'Rent'],
  deposit: ['Deposito cauzionale', 'Deposit'],
  utilities: ['Utenze', 'Utilities'],
  moving: ['Trasloco', 'Moving'],
  furniture: ['Arredi', 'Furniture'],
})

export const SUPPORT_STATES = words({
  granted: ['In corso', 'Running'],
  ended: ['Concluso', 'Ended'],
})

export const SUPPORT_END_REASONS = words({
  'paid-out': ['Pagato per intero', 'Paid in full'],
  'no-longer-needed': ['Non serve più', 'No longer needed'],
  'moved-away': ['Il nucleo si è trasferito', 'The household moved away'],
  revoked: ['Revocato', 'Revoked'],
})
