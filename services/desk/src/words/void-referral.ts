import { words } from './words.ts'

/** Words of a referral that was entered by mistake. */
export const voidWords = words({
  ask: ['Inserita per errore: chiedi di annullarla', 'Entered by mistake: ask to void it'],
  hint: [
    'Serve una seconda persona che sia d’accordo. Non si riapre: una nuova segnalazione può citare questa.',
    'A second person has to agree. It is not opened again: a new referral may cite this one.',
  ],
  reason: ['Quale errore', 'Which mistake'],
  reasonMissing: ['Scrivi quale errore', 'Write which mistake'],
  requested: ['Una seconda persona deve ora essere d’accordo.', 'A second person has to agree now.'],
  asked: [
    '{name} ha chiesto il {date} di annullare la segnalazione: {reason}',
    '{name} asked on {date} to void the referral: {reason}',
  ],
  secondPerson: [
    'Chi presiede il tavolo o un altro coordinatore deve essere d’accordo.',
    'Who chairs the table or another coordinator has to agree.',
  ],
  agree: ['Sono d’accordo: annulla la segnalazione', 'I agree: void the referral'],
  done: ['La segnalazione è annullata.', 'The referral is void.'],
})
