import { words } from './words.ts'

/** Words of households that may be one. */
export const duplicateWords = words({
  title: ['Nuclei che possono essere lo stesso', 'Households that may be the same'],
  lead: [
    'Per nomi, nascite e numeri che si somigliano. È un suggerimento: due cugini veri restano due nuclei. Se riunisci, le segnalazioni si seguono insieme; entro 30 giorni si può separare.',
    'By names, births and numbers that are alike. It is a suggestion: two true cousins stay two households. If you join them, the referrals are followed together; within 30 days they can be taken apart.',
  ],
  household: ['Nucleo', 'Household'],
  noName: ['Il nome non è visibile da qui', 'The name cannot be seen from here'],
  referrals: ['Segnalazioni', 'Referrals'],
  likelihood: ['Quanto si somigliano', 'How alike they are'],
  likely: ['Molto', 'Very'],
  possible: ['In parte', 'Partly'],
  whatToDo: ['Da fare', 'To do'],
  none: ['Nessun altro nucleo somiglia a questo.', 'No other household is like this one.'],
  join: ['È lo stesso nucleo: riunisci', 'It is the same household: join'],
  joined: [
    'I due nuclei sono riuniti: le pagine si aggiornano tra poco.',
    'The two households are joined: the pages follow in a moment.',
  ],
  chooseOne: ['Scegli il nucleo con cui riunire', 'Choose the household to join with'],
  noRightToOther: [
    'L’altro nucleo è seguito da un altro territorio: chiedi al suo coordinatore.',
    'Another territory follows the other household: ask its coordinator.',
  ],
  wasJoined: [
    'Questa segnalazione è stata riunita a un altro nucleo.',
    'This referral was joined to another household.',
  ],
  split: ['Non è lo stesso nucleo: separa', 'It is not the same household: take apart'],
  apart: [
    'I due nuclei sono di nuovo separati: le pagine si aggiornano tra poco.',
    'The two households are apart again: the pages follow in a moment.',
  ],
})
