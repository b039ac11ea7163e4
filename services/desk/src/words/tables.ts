import { type Message, words } from './words.ts'

/** Words of the pages of coordination tables: list, calendar, board. */
export const tableWords = words({
  title: ['Tavoli', 'Tables'],
  lead: [
    'I tavoli di coordinamento e le équipe che leggono le segnalazioni del territorio.',
    'The coordination tables and équipes that read the referrals of the territory.',
  ],
  table: ['Tavolo', 'Table'],
  function: ['Che cosa fa', 'What it does'],
  level: ['Livello', 'Level'],
  nextMeeting: ['Prossima seduta', 'Next meeting'],
  noMeeting: ['Nessuna seduta in programma', 'No meeting planned'],
  newReferrals: ['Nuove segnalazioni', 'New referrals'],
  updates: ['Aggiornamenti', 'Updates'],
  taken: ['{taken} di {capacity}', '{taken} of {capacity}'],
  noTables: [
    'Nessun tavolo è tuo: le segnalazioni che istruisci le trovi nella pagina iniziale.',
    'No table is yours: the referrals that you prepare are on your home page.',
  ],
  notYours: ['Non ne fai parte', 'You do not sit at it'],
  agenda: ['Ordine del giorno', 'Agenda'],
  openAgenda: ['Apri l’ordine del giorno', 'Open the agenda'],
  pages: ['Pagine del tavolo', 'Pages of the table'],
  meetings: ['Sedute', 'Meetings'],
  board: ['Lavagna', 'Board'],
  undated: ['Senza data', 'Without a date'],
  coming: ['Sedute in programma', 'Meetings to come'],
  past: ['Sedute svolte', 'Past meetings'],
  showPast: ['Sedute svolte e verbali', 'Past meetings and minutes'],
  showComing: ['Torna alle sedute in programma', 'Back to the meetings to come'],
  when: ['Quando', 'When'],
  state: ['Stato', 'State'],
  extraordinary: ['straordinaria', 'extraordinary'],
  movedFrom: ['era il {date}', 'was on {date}'],
  capacity: ['Capienza', 'Capacity'],
  minutesLong: ['{minutes} minuti', '{minutes} minutes'],
  chair: ['Presiede', 'Chair'],
  coordinatorChairs: ['Il coordinatore del territorio', 'The coordinator of the territory'],
  deputies: ['Sostituti', 'Deputies'],
  members: ['Componenti', 'Members'],
  withoutNames: [
    'A questo tavolo si condivide e non si decide: nessun nucleo è indicato, se non è d’accordo.',
    'This table shares and decides nothing: no household is named unless it agreed.',
  ],
  addItem: ['Aggiungi un punto all’ordine del giorno', 'Add an item to the agenda'],
  itemKind: ['Tipo di punto', 'Kind of item'],
  caseNumber: ['Numero della segnalazione', 'Number of the referral'],
  caseNumberHint: [
    'Per un aggiornamento o una chiusura: il numero della segnalazione del nucleo, senza altre parole.',
    'For an update or a closing: the number of the household’s referral, without other words.',
  ],
  householdAgreed: [
    'Il nucleo è d’accordo a essere indicato qui, dal',
    'The household agreed to be named here, on',
  ],
  householdAgreedHint: [
    'Il giorno in cui l’ha detto. Vuoto: al tavolo se ne parla senza indicarlo.',
    'The day on which it said so. Empty: the table speaks of it without naming it.',
  ],
  numberMissing: ['Scrivi il numero della segnalazione', 'Write the number of the referral'],
  numberUnknown: [
    'In questo territorio non c’è una segnalazione con questo numero che tu possa vedere',
    'This territory has no referral with this number that you may see',
  ],
  subject: ['Descrizione', 'Description'],
  subjectHint: [
    'Di un argomento o di un nucleo da segnalare. Niente che permetta di riconoscere qualcuno: composizione, lingue, bisogni.',
    'Of a topic or a household to be referred. Nothing by which anybody can be recognised: composition, languages, needs.',
  ],
  subjectMissing: ['Scrivi almeno tre caratteri', 'Write at least three characters'],
  inMeeting: ['In quale seduta', 'At which meeting'],
  nextWithPlace: ['La prossima con un posto', 'The next with a place'],
  itemAdded: ['Il punto è all’ordine del giorno.', 'The item is on the agenda.'],
  planMeeting: ['Programma una seduta straordinaria', 'Plan an extraordinary meeting'],
  day: ['Giorno', 'Day'],
  hour: ['Ora', 'Time'],
  duration: ['Durata in minuti', 'Minutes'],
  placesNew: ['Posti per nuove segnalazioni', 'Places for new referrals'],
  placesUpdates: ['Posti per aggiornamenti', 'Places for updates'],
  plan: ['Programma', 'Plan'],
  planned: ['La seduta è in programma.', 'The meeting is planned.'],
  durationWrong: ['Indica da 15 a 480 minuti', 'Give 15 to 480 minutes'],
  placesWrong: ['Indica da 0 a 50 posti', 'Give 0 to 50 places'],
  dayMissing: ['Indica il giorno', 'Give the day'],
  hourMissing: ['Indica l’ora', 'Give the time'],
  undatedLead: [
    'Segnalazioni e punti che aspettano una seduta con un posto libero, prima i più urgenti.',
    'Referrals and items that wait for a meeting with a free place, urgent first.',
  ],
  undatedNone: ['Tutto ha una data.', 'Everything has a date.'],
  number: ['Numero', 'Number'],
  household: ['Nucleo', 'Household'],
  kind: ['Punto', 'Item'],
  urgency: ['Urgenza', 'Urgency'],
  composition: ['Composizione', 'Composition'],
  boardLead: [
    'Dove si trova ogni segnalazione. Una scheda cambia colonna quando si fa il passo che vi è scritto.',
    'Where every referral stands. A card changes column when the step written on it is taken.',
  ],
  emptyColumn: ['Nessuna segnalazione.', 'No referrals.'],
  showAll: ['Mostra tutte ({count})', 'Show all ({count})'],
  backToBoard: ['Torna alla lavagna', 'Back to the board'],
  prepares: ['Referente dell’istruttoria: {name}', 'Preparer: {name}'],
  nobodyPrepares: ['Senza referente dell’istruttoria', 'Without a preparer'],
  waitsSince: ['dal {date}', 'since {date}'],
  fieldsMissing: [
    '{count, plural, one {# campo da completare} other {# campi da completare}}',
    '{count, plural, one {# field to complete} other {# fields to complete}}',
  ],
  atMeeting: ['Seduta del {date}', 'Meeting of {date}'],
  withoutDate: ['Senza data', 'Without a date'],
})

/** What may be put on an agenda by hand. */
export const newItemWords = words({
  topic: ['Argomento', 'Topic'],
  'pre-referral': ['Nucleo da segnalare, senza identità', 'Household to be referred, without identity'],
  'case-update': ['Aggiornamento su una presa in carico', 'Update on an integrated case'],
  closing: ['Chiusura di una presa in carico', 'Closing of an integrated case'],
})

export const columnWords = words({
  'to-read': ['Da leggere', 'To read'],
  waiting: ['In attesa', 'Waiting'],
  ready: ['Pronte', 'Ready'],
  decided: ['Decise', 'Decided'],
})

const FUNCTIONS: Readonly<Record<string, Message<''>>> = words({
  'take-charge': ['Presa in carico', 'Admission'],
  'individual-project': ['Progetti individualizzati', 'Individual projects'],
  steering: ['Cabina di regia', 'Steering'],
  network: ['Rete: condivide', 'Network: shares'],
  thematic: ['Tavolo tematico', 'Thematic table'],
  'project-coordination': ['Coordinamento di progetto', 'Project coordination'],
})

export function functionWords(code: string): Message<''> {
  return FUNCTIONS[code] ?? { it: code, en: code }
}

const LEVELS: Readonly<Record<string, Message<''>>> = words({
  local: ['Locale', 'Local'],
  'provincial-district': ['Provinciale o distrettuale', 'Provincial or district'],
  regional: ['Regionale', 'Regional'],
})

export function levelWords(code: string): Message<''> {
  return LEVELS[code] ?? { it: code, en: code }
}

export const meetingStateWords = words({
  planned: ['Programmata', 'Planned'],
  convened: ['Convocata', 'Convened'],
  'in-session': ['In corso', 'In session'],
  held: ['Svolta, verbale in bozza', 'Held, minutes in draft'],
  minuted: ['Verbale approvato', 'Minutes approved'],
  cancelled: ['Annullata', 'Cancelled'],
})

export const { boardLabel } = words({ boardLabel: ['Lavagna: {table}', 'Board: {table}'] })
