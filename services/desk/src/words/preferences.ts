import { words } from './words.ts'

/** Words of the preferences. */
export const preferenceWords = words({
  title: ['Preferenze', 'Preferences'],
  lead: [
    'Come vuoi essere avvisato, e come vuoi vedere le pagine.',
    'How you want to be told, and how pages look.',
  ],
  notices: ['Avvisi', 'Notices'],
  here: ['In queste pagine', 'On these pages'],
  hereText: [
    'Sempre: il numero accanto ad «Avvisi» dice quanti sono da leggere, e cambia da solo.',
    'Always: the number beside “Notices” says how many are unread, and changes by itself.',
  ],
  mail: ['Posta elettronica', 'E-mail'],
  email: ['Quando ricevere la posta', 'When to receive mail'],
  allAtOnce: ['Ogni avviso subito', 'Every notice at once'],
  urgentAtOnce: [
    'Gli urgenti subito, gli altri ogni mattina alle 8:30',
    'Urgent ones at once, the rest every morning at 8:30',
  ],
  digestOnly: ['Solo il riepilogo delle 8:30', 'Only the digest at 8:30'],
  off: ['Mai: leggo gli avvisi qui', 'Never: I read notices here'],
  urgentRule: [
    'Prima di ogni seduta i componenti del tavolo ricevono un riepilogo con l’ordine del giorno.',
    'Before each meeting the members of the table receive a digest with its agenda.',
  ],
  address: ['Indirizzo di posta elettronica', 'E-mail address'],
  addressHint: [
    'Vuoto: nessuna posta. La posta non contiene mai il nome di un nucleo.',
    'Empty: no mail. Mail never holds a household’s name.',
  ],
  mailLanguage: ['Lingua della posta', 'Language of mail'],
  italian: ['Italiano', 'Italian'],
  english: ['Inglese', 'English'],
  addressFault: [
    'Scrivi un indirizzo come nome@ente.it, oppure lascia vuoto',
    'Write an address such as name@body.it, or leave it empty',
  ],
  saved: ['Preferenze salvate.', 'Preferences saved.'],
  screen: ['Schermo', 'Screen'],
  discreet: ['Titoli discreti', 'Discreet titles'],
  discreetHint: [
    'Il titolo della finestra e la cronologia del browser mostrano solo «Documento»: utile dove altri vedono lo schermo.',
    'The window title and the browser history show only “Document”: useful where others see the screen.',
  ],
  discreetOn: ['Attiva i titoli discreti', 'Use discreet titles'],
  discreetOff: ['Disattiva i titoli discreti', 'Stop using discreet titles'],
  discreetIsOn: ['Sono attivi su questo computer.', 'They are in use on this computer.'],
})
