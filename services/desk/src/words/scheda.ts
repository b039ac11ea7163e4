import { words } from './words.ts'

/** Words of the scheda as who prepares, decides or follows reads it. */
export const schedaWords = words({
  title: ['Scheda', 'Form'],
  read: ['Leggi la scheda', 'Read the form'],
  lead: [
    'Quello che lo sportello ha scritto del nucleo. Ogni lettura è registrata.',
    'What the sportello wrote of the household. Each reading is recorded.',
  ],
  partly: [
    'Vedi le aree che segui; di altre solo quello che serve a lavorare insieme.',
    'You see the areas you follow; of others only what working together needs.',
  ],
  complete: ['Completa la scheda con il nucleo', 'Complete the form with the household'],
  withheld: ['Riservato', 'Restricted'],
  restricted: [
    'Parti riservate, da aprire dicendo perché: {fields}.',
    'Restricted parts, opened by saying why: {fields}.',
  ],
  open: ['Apri le parti riservate', 'Open the restricted parts'],
  reason: ['Perché le apri', 'Why you open them'],
  reasonHint: [
    'Resta registrato con il tuo nome; chi controlla lo legge.',
    'It is recorded with your name; auditors read it.',
  ],
  reasonMissing: ['Scrivi perché, con almeno cinque lettere', 'Write why, in at least five letters'],
  opened: [
    'Le parti riservate sono aperte: tornano chiuse quando lasci la pagina.',
    'The restricted parts are open: they close again when you leave the page.',
  ],
  risksHint: [
    'Completali con il nucleo: segna ciò che è emerso e da dove si sa; se non è emerso niente, registra così. Resta registrato con il tuo nome, e lo sportello non legge ciò che aggiungi.',
    'Complete them with the household: tick what came up and how it is known; if nothing did, record it so. It is recorded with your name, and the sportello does not read what you add.',
  ],
  risksSend: ['Registra i fattori di rischio', 'Record the risk factors'],
  risksSent: [
    'Fattori di rischio registrati: la scheda viene aggiornata.',
    'Risk factors recorded: the form is being updated.',
  ],
  openFile: ['Apri', 'Open'],
  fileReason: ['Perché apri {file}', 'Why you open {file}'],
  answers: ['Risposte dello sportello', 'Answers of the sportello'],
  answersAway: [
    'In questo momento le risposte dello sportello non si possono leggere.',
    'The answers of the sportello cannot be read now.',
  ],
})
