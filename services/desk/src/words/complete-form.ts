import { words } from './words.ts'

/** Words of the page on which who prepares a referral completes its form with the household. */
export const completeWords = words({
  title: ['Completa la scheda con il nucleo', 'Complete the form with the household'],
  lead: [
    'Quello che si chiede al nucleo prima che il tavolo decida. Quello che ha scritto lo sportello e le parti riservate non cambiano.',
    'What the household is asked before the table decides. What the sportello wrote and the restricted parts do not change.',
  ],
  told: [
    'Lo sportello legge che la scheda è stata completata, quando e in quale ruolo.',
    'The sportello reads that the form was completed, when and in which role.',
  ],
  person: ['{name}, {relation}', '{name}, {relation}'],
  noPaths: ['Nessun altro percorso aperto', 'No other path is open'],
  pathsContradict: [
    'Altri percorsi: o nessuno, o quelli indicati',
    'Other paths: either none, or those that are ticked',
  ],
  work: ['Lavoro e reddito', 'Work and income'],
  voice: ['Che cosa dice il nucleo', 'What the household says'],
  risks: [
    'I fattori di rischio sono riservati: si completano nella scheda, dopo aver aperto le parti riservate.',
    'Risk factors are restricted: they are completed on the form, after opening the restricted parts.',
  ],
  send: ['Registra le risposte', 'Record the answers'],
  sent: ['Risposte registrate: la scheda viene aggiornata.', 'Answers recorded: the form is being updated.'],
  stale: [
    'La scheda è cambiata nel frattempo. Qui sotto ci sono le tue risposte e, dove non hai cambiato niente, quello che dice ora: controlla e registra di nuovo.',
    'The form changed meanwhile. Below are your answers and, where you changed nothing, what it says now: check and record again.',
  ],
})
