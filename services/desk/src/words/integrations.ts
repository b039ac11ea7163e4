import { type Message, words } from './words.ts'

/** Words of the integrators' console. */
export const integrationWords = words({
  title: ['Integrazioni', 'Integrations'],
  lead: [
    'Gli indirizzi a cui intarsi invia gli eventi dei tuoi territori.',
    'The addresses to which intarsi sends the events of your territories.',
  ],
  catalogue: ['Catalogo degli eventi', 'Event catalogue'],
  none: ['Nessun indirizzo ancora.', 'No endpoint yet.'],
  new: ['Nuovo indirizzo', 'New endpoint'],
  endpoint: ['Indirizzo', 'Endpoint'],
  deliveries: ['Consegne', 'Deliveries'],
  sections: ['Pagine dell’indirizzo', 'Pages of the endpoint'],
  state: ['Stato', 'State'],
  eventsOf: ['Riceve gli eventi di', 'Receives the events of'],
  lastSuccess: ['Ultima consegna riuscita', 'Last delivery received'],
  lastFailure: ['Ultimo errore', 'Last failure'],
  never: ['Mai', 'Never'],
  failing: ['Non riesce dal {date}', 'Failing since {date}'],
  held: [
    'Il ricevente ha chiesto di aspettare fino al {date}. Una prova o un nuovo invio finiscono l’attesa.',
    'The receiver asked to wait until {date}. A test or a replay ends the wait.',
  ],
  unverifiedHint: [
    'Prima della verifica non viene inviato niente. Il ricevente deve rispondere a una richiesta firmata.',
    'Nothing is sent before the verification. The receiver must answer a signed request.',
  ],
  disabledHint: [
    'Disattivato: non riceve più niente. Quando il ricevente è pronto, ripeti la verifica e poi invia ciò che manca.',
    'Disabled: it gets nothing any more. When the receiver is ready, verify it again, then send what is missing.',
  ],
  pausedHint: [
    'In pausa: le consegne si accumulano e partono quando riprendi.',
    'Paused: deliveries add up, and leave when you resume.',
  ],
  usage: ['Ultimi 30 giorni', 'Last 30 days'],
  oldestDue: ['In attesa dal', 'Waiting since'],
  settings: ['Impostazioni', 'Settings'],
  whatIsSent: ['Che cosa riceve', 'What it gets'],
  everything: ['Tutto ciò che puoi vedere', 'Everything you may see'],
  verify: ['Verifica', 'Verify'],
  verifyChallenge: ['Verifica con una richiesta firmata', 'Verify by a signed challenge'],
  verifyOptions: ['Verifica con OPTIONS (CloudEvents)', 'Verify by OPTIONS (CloudEvents)'],
  verified: ['Verificato: ora riceve gli eventi.', 'Verified: it now gets events.'],
  notVerified: ['Non verificato: {why}.', 'Not verified: {why}.'],
  test: ['Invia un evento di prova', 'Send a test event'],
  tested: [
    'Evento di prova inviato: lo trovi tra le consegne.',
    'Test event sent: it is among the deliveries.',
  ],
  pause: ['Metti in pausa', 'Pause'],
  resume: ['Riprendi', 'Resume'],
  paused: ['In pausa.', 'Paused.'],
  resumed: ['Ripreso.', 'Resumed.'],
  sendAgain: ['Invia di nuovo', 'Send again'],
  recover: ['Ciò che non è riuscito', 'What failed'],
  recoverHint: [
    'Le consegne non riuscite o in attesa ripartono subito.',
    'Deliveries that failed or wait are sent at once.',
  ],
  missing: ['Ciò che non è mai partito', 'What was never sent'],
  missingHint: [
    'Gli eventi di prima della creazione, o di quando era disattivato o senza diritto. Sono conservati 30 giorni.',
    'Events from before it was made, or while it was disabled or without the right. They are kept 30 days.',
  ],
  since: ['Dal giorno', 'From the day'],
  sinceMissing: ['Indica un giorno.', 'Name a day.'],
  recovered: [
    '{count, plural, =0 {Niente da inviare di nuovo.} one {# consegna riparte.} other {# consegne ripartono.}}',
    '{count, plural, =0 {Nothing to send again.} one {# delivery is sent again.} other {# deliveries are sent again.}}',
  ],
  added: [
    '{count, plural, =0 {Non manca niente.} one {# evento aggiunto.} other {# eventi aggiunti.}}',
    '{count, plural, =0 {Nothing is missing.} one {# event added.} other {# events added.}}',
  ],
  keys: ['Chiavi di firma', 'Signing keys'],
  keyKind: ['Tipo', 'Kind'],
  shared: ['v1, segreto condiviso', 'v1, shared secret'],
  pair: ['v1a, ed25519', 'v1a, ed25519'],
  publicKey: ['Chiave pubblica', 'Public key'],
  createdAt: ['Creata il', 'Made on'],
  expiresAt: ['Firma fino al', 'Signs until'],
  noEnd: ['Senza termine', 'Without end'],
  renew: ['Nuovo segreto', 'New secret'],
  renewPair: ['Nuova chiave ed25519', 'New ed25519 key'],
  renewHint: [
    'Per 24 ore firmano insieme la chiave nuova e quella di prima.',
    'For 24 hours the new key and the former one both sign.',
  ],
  secretTitle: ['Il segreto dell’indirizzo', 'The secret of the endpoint'],
  secretOnce: [
    'Copialo ora e tienilo al sicuro: non si potrà più vedere.',
    'Copy it now and keep it safe: it cannot be seen again.',
  ],
  secretShown: [
    'Questo segreto è già stato mostrato una volta. Se l’hai perso, creane uno nuovo.',
    'This secret was shown once already. If it is lost, make a new one.',
  ],
  pairMade: [
    'La chiave pubblica con cui si verificano le firme v1a.',
    'The public key that verifies v1a signatures.',
  ],
  secret: ['Segreto', 'Secret'],
  toEndpoint: ['Vai all’indirizzo', 'Go to the endpoint'],
  delete: ['Elimina l’indirizzo', 'Delete the endpoint'],
  deleteHint: [
    'Le sue chiavi vengono cancellate e ciò che aspetta non parte più.',
    'Its keys are erased, and what still waits is not sent.',
  ],
  deleted: ['Indirizzo eliminato.', 'Endpoint deleted.'],
  saved: ['Impostazioni salvate.', 'Settings saved.'],
  savedUnverified: [
    'Salvato. Il nuovo indirizzo va verificato prima di ricevere.',
    'Saved. The new address must be verified before it gets anything.',
  ],
  url: ['Indirizzo (URL)', 'Address (URL)'],
  urlHint: [
    'https, porta 443 o 8443, raggiungibile da internet',
    'https, port 443 or 8443, on the public internet',
  ],
  description: ['Descrizione', 'Description'],
  types: ['Tipi di evento', 'Event types'],
  typesHint: [
    'Uno per riga; * sta per qualsiasi testo, come it.intarsi.public.referral-*. Vuoto: tutti.',
    'One a line; * stands for any text, as in it.intarsi.public.referral-*. Empty: all.',
  ],
  territories: ['Territori', 'Territories'],
  areas: ['Aree', 'Areas'],
  areasHint: ['Solo eventi che riguardano una di queste aree', 'Only events about one of these areas'],
  noneChosen: ['Nessuna scelta: tutti quelli che puoi vedere', 'None chosen: all that you may see'],
  ids: ['Filtra per identificativo', 'Filter by id'],
  idsHint: ['Uno per riga', 'One a line'],
  tables: ['Tavoli', 'Tables'],
  bodies: ['Enti che segnalano', 'Bodies that refer'],
  subjects: ['Nuclei', 'Households'],
  delivery: ['Consegna', 'Delivery'],
  limits: ['Limiti e ordine', 'Limits and order'],
  ordered: ['In ordine per ogni nucleo', 'In order for each household'],
  orderedHint: [
    'Un evento parte solo quando quello prima, dello stesso nucleo, è stato ricevuto',
    'An event leaves only when the one before it, of the same household, was received',
  ],
  maxInFlight: ['Consegne contemporanee', 'Deliveries at the same time'],
  maxPerSecond: ['Consegne al secondo', 'Deliveries a second'],
  format: ['Formato', 'Format'],
  formatEvent: ['CloudEvents', 'CloudEvents'],
  formatFhir: ['FHIR R4 Task', 'FHIR R4 Task'],
  withPair: ['Firma anche con ed25519 (v1a)', 'Sign with ed25519 too (v1a)'],
  create: ['Crea l’indirizzo', 'Create the endpoint'],
  event: ['Evento', 'Event'],
  eventId: ['Identificativo dell’evento', 'Event id'],
  subject: ['Oggetto', 'Subject'],
  when: ['Quando', 'When'],
  attempts: ['Tentativi', 'Attempts'],
  attempt: ['Tentativo {number}', 'Attempt {number}'],
  noAttempts: ['Nessun tentativo ancora.', 'No attempt yet.'],
  nextAttempt: ['Prossimo tentativo', 'Next attempt'],
  reason: ['Motivo', 'Reason'],
  outcome: ['Esito', 'Outcome'],
  duration: ['Durata', 'Duration'],
  milliseconds: ['{ms} ms', '{ms} ms'],
  request: ['Richiesta', 'Request'],
  answer: ['Risposta', 'Answer'],
  body: ['Contenuto inviato', 'What is sent'],
  noBody: [
    'Il contenuto non è più conservato, o non hai più il diritto di leggerlo.',
    'The content is not kept any more, or you may not read it any more.',
  ],
  replay: ['Invia di nuovo', 'Send again'],
  replayed: ['Riparte subito.', 'It is sent at once.'],
  showAll: ['Tutte', 'All'],
  noDeliveries: ['Nessuna consegna.', 'No deliveries.'],
})

export const endpointStateWords = words({
  unverified: ['Da verificare', 'To be verified'],
  active: ['Attivo', 'Active'],
  paused: ['In pausa', 'Paused'],
  disabled: ['Disattivato', 'Disabled'],
})

/** Of one delivery. */
export const deliveryStateWords = words({
  due: ['In attesa', 'Waiting'],
  delivered: ['Ricevuta', 'Received'],
  failed: ['Non riuscita', 'Failed'],
  cancelled: ['Non inviata', 'Not sent'],
})

/** Of many. */
export const deliveriesStateWords = words({
  due: ['In attesa', 'Waiting'],
  delivered: ['Ricevute', 'Received'],
  failed: ['Non riuscite', 'Failed'],
  cancelled: ['Non inviate', 'Not sent'],
})

const OUTCOMES: Readonly<Record<string, Message<''>>> = words({
  timeout: ['nessuna risposta entro 15 secondi', 'no answer within 15 seconds'],
  'refused: address': ['indirizzo non permesso', 'address not allowed'],
  'refused: scheme-or-port': ['protocollo o porta non permessi', 'scheme or port not allowed'],
  ECONNREFUSED: ['connessione rifiutata', 'connection refused'],
  ECONNRESET: ['connessione interrotta', 'connection broken'],
  UND_ERR_SOCKET: ['connessione interrotta', 'connection broken'],
  ENOTFOUND: ['nome non trovato', 'name not found'],
  CERT_HAS_EXPIRED: ['certificato scaduto', 'certificate expired'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificato non riconosciuto', 'certificate not recognised'],
  'challenge-not-repeated': ['non ha ripetuto il testo richiesto', 'it did not repeat the challenge'],
  'origin-not-allowed': ['non ha autorizzato questo mittente', 'it did not allow this sender'],
  'no-right': ['il diritto sul territorio è finito', 'the right to the territory ended'],
  'filtered-out': ['il filtro non lo chiede più', 'the filter no longer asks for it'],
  'event-forgotten': ['l’evento non è più conservato', 'the event is not kept any more'],
  'endpoint-deleted': ['l’indirizzo è stato eliminato', 'the endpoint was deleted'],
  failing: ['cinque giorni di errori', 'five days of failure'],
  gone: ['il ricevente ha risposto 410', 'the receiver answered 410'],
})

/** What an attempt, a proof or a delivery came to; a code without words is shown as it is. */
export function outcomeWords(code: string): Message<''> {
  const status = /^http-(\d{3})$/.exec(code)?.[1]
  if (status) return { it: `risposta ${status}`, en: `answer ${status}` }
  return OUTCOMES[code] ?? { it: code, en: code }
}

export const urlFaultWords: Readonly<Record<string, Message<''>>> = words({
  'invalid-url': ['Scrivi un indirizzo completo, come https://…', 'Write a whole address, as in https://…'],
  userinfo: [
    'Togli nome utente e password dall’indirizzo',
    'Leave user name and password out of the address',
  ],
  fragment: ['Togli la parte dopo #', 'Leave out the part after #'],
  'scheme-or-port': ['Usa https, porta 443 o 8443', 'Use https, port 443 or 8443'],
  address: ['Questo indirizzo non è raggiungibile da internet', 'This is no address of the public internet'],
})
