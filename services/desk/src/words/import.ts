import { words } from './words.ts'

/** Words of the import from a file. */
export const importWords = words({
  title: ['Importa segnalazioni da un file', 'Import referrals from a file'],
  lead: [
    'Un file CSV con una riga per segnalazione. Prima di inviare vedi ogni riga sbagliata, con la colonna e il motivo.',
    'A CSV file with a row for each referral. Before anything is sent you see every bad row, with its column and reason.',
  ],
  template: ['Scarica il modello con un esempio', 'Download the template with an example'],
  templateHint: [
    'Il codice dello sportello da scrivere nella colonna sportelloId:',
    'The code of the sportello to write in the column sportelloId:',
  ],
  file: ['File CSV o JSON Lines', 'CSV or JSON Lines file'],
  fileHint: [
    'Fino a 200 righe e 500 KB. Excel in italiano va bene così com’è.',
    'Up to 200 rows and 500 KB. A file of Excel in Italian is fine as it is.',
  ],
  check: ['Controlla il file', 'Check the file'],
  noFile: ['Scegli un file', 'Choose a file'],
  tooLarge: [
    'Il file è troppo grande: dividilo, oppure usa il comando «intarsi import»',
    'The file is too large: split it, or use the command “intarsi import”',
  ],
  checked: ['Il file è stato controllato', 'The file was checked'],
  good: [
    '{count, plural, =0 {Nessuna riga da inviare} one {# riga pronta da inviare} other {# righe pronte da inviare}}',
    '{count, plural, =0 {No row to send} one {# row ready to send} other {# rows ready to send}}',
  ],
  bad: [
    '{count, plural, =0 {Nessuna riga sbagliata} one {# riga sbagliata} other {# righe sbagliate}}',
    '{count, plural, =0 {No bad row} one {# bad row} other {# bad rows}}',
  ],
  badRows: ['Da correggere', 'To correct'],
  goodRows: ['Pronte', 'Ready'],
  line: ['Riga', 'Line'],
  column: ['Colonna', 'Column'],
  reason: ['Motivo', 'Reason'],
  reference: ['Riferimento', 'Reference'],
  household: ['Nucleo', 'Household'],
  send: [
    '{count, plural, one {Invia la riga pronta} other {Invia le # righe pronte}}',
    '{count, plural, one {Send the ready row} other {Send the # ready rows}}',
  ],
  sendHint: [
    'Le righe sbagliate restano fuori. Puoi ripetere l’invio: nulla viene inviato due volte.',
    'Bad rows are left out. You can send again: nothing is sent twice.',
  ],
  again: ['Scegli un altro file', 'Choose another file'],
  results: ['Invio concluso', 'Sending is done'],
  sent: ['Inviata', 'Sent'],
  alreadySent: ['Già inviata', 'Sent before'],
  refused: ['Rifiutata', 'Refused'],
  outcome: ['Esito', 'Outcome'],
  number: ['Numero', 'Number'],
  nothingPending: [
    'Il file non è più in memoria: caricalo di nuovo.',
    'The file is no longer in memory: upload it again.',
  ],
})

/** What is wrong with a file or a row, apart from the rules of the scheda. */
export const rowFaultWords = words({
  'empty-file': ['Il file è vuoto', 'The file is empty'],
  cells: [
    'La riga non ha tante celle quante sono le colonne',
    'The row has not as many cells as there are columns',
  ],
  unreadable: [
    'La riga non si può leggere: controlla le virgolette',
    'The row cannot be read: check the quotes',
  ],
  'no-head': ['La prima riga deve avere i nomi delle colonne', 'The first line must name the columns'],
  'unknown-column': ['Questa colonna non esiste', 'There is no such column'],
  'column-twice': ['Questa colonna c’è due volte', 'This column is named twice'],
  'members-twice': ['I componenti sono indicati in due modi', 'The members are given in two ways'],
  'reference-twice': ['Un’altra riga ha lo stesso riferimento', 'Another row has the same reference'],
})
