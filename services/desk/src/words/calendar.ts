import { words } from './words.ts'

/** Words of one's calendar of meetings, and of what a calendar program shows. */
export const calendarWords = words({
  title: ['Le sedute nel tuo calendario', 'Meetings in your calendar'],
  lead: [
    'Un indirizzo segreto che il tuo programma di calendario legge da solo: date e nomi dei tavoli di cui fai parte, mai un nucleo.',
    'A secret address that your calendar program reads by itself: dates and names of the tables you sit at, never a household.',
  ],
  none: ['Non hai ancora un indirizzo.', 'You have no address yet.'],
  madeOn: ['Creato il', 'Made on'],
  readOn: ['Letto l’ultima volta', 'Last read'],
  neverRead: ['Nessun programma lo ha ancora letto', 'No program has read it yet'],
  make: ['Crea l’indirizzo', 'Make the address'],
  makeNew: ['Crea un nuovo indirizzo', 'Make a new address'],
  makeNewHint: [
    'L’indirizzo di prima smette di funzionare: fallo se qualcun altro può averlo visto.',
    'The address made before stops working: do this if somebody else may have seen it.',
  ],
  end: ['Disattiva l’indirizzo', 'End the address'],
  ended: ['L’indirizzo non funziona più.', 'The address works no more.'],
  address: ['Il tuo indirizzo', 'Your address'],
  shownOnce: [
    'Copialo ora: per sicurezza non si potrà rivedere. Incollalo dove il tuo programma di calendario chiede un indirizzo (URL) a cui abbonarsi.',
    'Copy it now: for safety it cannot be seen again. Paste it where your calendar program asks for an address (URL) to subscribe to.',
  ],
  keepSecret: [
    'Chi ha l’indirizzo legge le date delle tue sedute senza accedere. Vale finché fai parte dei tavoli.',
    'Whoever has the address reads the dates of your meetings without signing in. It holds as long as you sit at the tables.',
  ],
  link: ['Metti le sedute nel tuo calendario', 'Put the meetings in your calendar'],
  calendarName: ['Sedute INTARSI', 'INTARSI meetings'],
  cancelled: ['Annullata', 'Cancelled'],
  extraordinary: ['seduta straordinaria', 'extraordinary meeting'],
  openAgenda: ['Ordine del giorno, dopo l’accesso', 'Agenda, after signing in'],
})
