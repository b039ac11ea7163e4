import { type Message, words } from './words.ts'

/** Words of the operator's pages: services, parked events, deliveries, mail. */
export const operationWords = words({
  title: ['Servizi', 'Services'],
  lead: [
    'Se ogni servizio risponde, quanto è indietro e che cosa aspetta una persona.',
    'Whether every service answers, how far behind it is, and what waits for a person.',
  ],
  pages: ['Pagine di gestione', 'Pages of operations'],
  parked: ['Eventi fermi', 'Parked events'],
  deliveries: ['Consegne', 'Deliveries'],
  mail: ['Posta non consegnata', 'Undelivered mail'],
  service: ['Servizio', 'Service'],
  state: ['Stato', 'State'],
  ready: ['Pronto', 'Ready'],
  notReady: ['Non pronto', 'Not ready'],
  away: ['Non risponde', 'Does not answer'],
  failing: ['Controllo non superato: {check}', 'Check failed: {check}'],
  since: ['Avviato', 'Started'],
  toRead: ['Eventi da leggere', 'Events to read'],
  toPublish: ['Da pubblicare', 'To publish'],
  oldest: ['il più vecchio da {time}', 'the oldest for {time}'],
  unknown: ['non si sa', 'unknown'],
  seconds: ['{count, number} s', '{count, number} s'],
  minutes: ['{count, number} min', '{count, number} min'],
  hours: ['{count, number} h', '{count, number} h'],
  allWell: [
    'Tutti i servizi sono pronti e nessun evento è fermo.',
    'Every service is ready and no event is parked.',
  ],
  somethingWaits: [
    '{count, plural, one {# evento fermo aspetta una persona.} other {# eventi fermi aspettano una persona.}}',
    '{count, plural, one {# parked event waits for a person.} other {# parked events wait for a person.}}',
  ],
  lagTitle: ['Ritardo per flusso', 'Lag by topic'],
  topic: ['Flusso', 'Topic'],
  nothingBehind: ['Nessun servizio è indietro.', 'No service is behind.'],
  parkedLead: [
    'Un evento che un servizio non riesce ad applicare ferma solo la sua pratica: quelli che seguono aspettano in ordine. Il contenuto non è mostrato.',
    'An event that a service cannot apply stops its own case only: those after it wait in order. The content is not shown.',
  ],
  nothingParked: ['Nessun evento è fermo.', 'Nothing is parked.'],
  eventType: ['Evento', 'Event'],
  key: ['Pratica', 'Case'],
  why: ['Perché', 'Why'],
  attempts: [
    '{count, plural, one {# tentativo} other {# tentativi}}',
    '{count, plural, one {# attempt} other {# attempts}}',
  ],
  firstFailed: ['Fermo da', 'Parked since'],
  redriveAsked: ['Richiesto di nuovo, in attesa', 'Asked for, waiting'],
  redrive: ['Riprova', 'Try again'],
  redriveAll: ['Riprova tutti quelli di {service}', 'Try again all of {service}'],
  redriven: [
    '{count, plural, one {# evento sarà riprovato.} other {# eventi saranno riprovati.}} Quello che resta in elenco non è riuscito.',
    '{count, plural, one {# event will be tried again.} other {# events will be tried again.}} What stays in the list did not succeed.',
  ],
  discard: ['Scarta', 'Discard'],
  discardTitle: ['Scarta un evento', 'Discard an event'],
  discardLead: [
    'L’evento non avrà mai effetto in questo servizio. Resta scritto chi lo ha deciso e perché. Quelli in attesa dietro di lui vanno poi riprovati.',
    'The event never takes effect in this service. Who decided it and why is kept. Those waiting behind it are then to be tried again.',
  ],
  discardReason: ['Perché può essere scartato', 'Why it may be discarded'],
  discardReasonHint: [
    'Almeno cinque caratteri, senza dati personali.',
    'At least five characters, no personal data.',
  ],
  discardReasonMissing: [
    'Scrivi il motivo, almeno cinque caratteri',
    'Write the reason, at least five characters',
  ],
  discarded: ['L’evento è scartato.', 'The event is discarded.'],
  gone: [
    'L’evento non è più fermo: qualcuno lo ha già riprovato o scartato.',
    'The event is no longer parked: somebody has tried it again or discarded it.',
  ],
  error: ['Errore', 'Error'],
  deliveriesLead: [
    'Gli indirizzi a cui le integrazioni ricevono gli eventi e come vanno le consegne.',
    'The addresses at which integrators receive events, and how deliveries go.',
  ],
  endpoint: ['Indirizzo', 'Endpoint'],
  due: ['Da consegnare', 'Due'],
  failed: ['Non consegnate', 'Failed'],
  lastSuccess: ['Ultima consegna', 'Last delivery'],
  never: ['mai', 'never'],
  failingSince: ['non riesce dal {date}', 'failing since {date}'],
  endpointUnnamed: ['Senza descrizione', 'Without a description'],
  noEndpoints: ['Nessuna integrazione ha un indirizzo.', 'No integrator has an endpoint.'],
  mailLead: [
    'Messaggi di posta che non sono partiti. L’avviso resta comunque nel sistema; il testo non è mostrato.',
    'E-mails that did not leave. The notice is in the system all the same; the text is not shown.',
  ],
  noMail: ['Tutta la posta è partita.', 'All mail has left.'],
  recipient: ['Destinatario', 'Recipient'],
  noAddress: ['Nessun indirizzo', 'No address'],
  mailFailed: ['Non consegnata', 'Not delivered'],
  sendAgain: ['Invia di nuovo', 'Send again'],
  sentAgain: ['Il messaggio è di nuovo in partenza.', 'The mail is due again.'],
  when: ['Quando', 'When'],
})

export const parkedReasonWords = words({
  handler: ['Il servizio non riesce ad applicarlo', 'The service cannot apply it'],
  schema: ['Non ha la forma che dovrebbe', 'It has not the shape it should have'],
  'unknown-version': ['Versione sconosciuta', 'Unknown version'],
  behind: ['In attesa dietro un altro', 'Waiting behind another'],
})

export const endpointStateWords = words({
  unverified: ['Da verificare', 'To be verified'],
  active: ['Attivo', 'Active'],
  paused: ['In pausa', 'Paused'],
  disabled: ['Disattivato', 'Disabled'],
})

const SERVICES: Readonly<Record<string, Message<''>>> = words({
  intake: ['Segnalazioni', 'Intake'],
  equipe: ['Tavoli ed équipe', 'Tables and équipes'],
  housing: ['Casa', 'Housing'],
  casework: ['Presa in carico', 'Casework'],
  notifications: ['Avvisi e integrazioni', 'Notices and integrators'],
})

export function serviceWords(name: string): Message<''> {
  return SERVICES[name] ?? { it: name, en: name }
}
