import { type Message, words } from './words.ts'

/** Words of a placement: from the accepted offer to the exit. */
export const placementWords = words({
  placements: ['Inserimenti', 'Placements'],
  lead: [
    'Chi sta per entrare in un alloggio, chi ci vive, chi ne è uscito.',
    'Who is about to move in, who lives in a place, who has left.',
  ],
  none: ['Nessun inserimento.', 'No placements.'],
  title: ['Inserimento in {place}', 'Placement in {place}'],
  agreedAt: ['Concordato il', 'Agreed on'],
  enteredOn: ['Entrato il', 'Moved in on'],
  stayUntil: ['Può restare fino al', 'May stay until'],
  endedOn: ['Uscito il', 'Left on'],
  destination: ['Dove è andato', 'Where it went'],
  reason: ['Motivo', 'Reason'],
  papers: ['Patto e regolamento', 'Agreement and house rules'],
  signed: ['firmato il {date}, versione {version}', 'signed on {date}, version {version}'],
  unsigned: ['da firmare', 'to be signed'],
  readText: ['Leggi il testo: {kind}', 'Read the text: {kind}'],
  visits: ['Visite', 'Visits'],
  visitDue: ['Prossima visita: {date}', 'Next visit: {date}'],
  visited: ['{date}: {outcome}', '{date}: {outcome}'],
  extensions: ['Proroghe', 'Longer stays'],
  extended: ['fino al {date}: {reason}', 'until {date}: {reason}'],
  steps: ['Che cosa si può registrare', 'What can be recorded'],
  sign: ['Registra una firma', 'Record a signature'],
  signKind: ['Quale testo', 'Which text'],
  signOn: ['Firmato il', 'Signed on'],
  explainedIn: ['Lingua in cui è stato spiegato', 'Language in which it was explained'],
  signSaid: ['La firma è registrata.', 'The signature is recorded.'],
  enter: ['Registra l’ingresso', 'Record the entry'],
  enterOn: ['Giorno di ingresso', 'Day of entry'],
  enterSaid: ['L’ingresso è registrato.', 'The entry is recorded.'],
  whyUnsigned: ['Perché entra senza tutte le firme', 'Why it moves in without every signature'],
  remark: ['Spiega in una frase', 'Explain in a sentence'],
  visit: ['Registra una visita', 'Record a visit'],
  visitOn: ['Giorno della visita', 'Day of the visit'],
  outcome: ['Com’è andata', 'How it went'],
  nextOn: ['Prossima visita', 'Next visit'],
  visitSaid: ['La visita è registrata.', 'The visit is recorded.'],
  extend: ['Proroga la permanenza', 'Let it stay longer'],
  extendUntil: ['Fino al', 'Until'],
  extendSaid: ['La proroga è registrata.', 'The longer stay is recorded.'],
  end: ['Registra l’uscita', 'Record the exit'],
  endOn: ['Giorno di uscita', 'Day of exit'],
  endSaid: ['L’uscita è registrata: l’alloggio è libero.', 'The exit is recorded: the place is free.'],
  dayMissing: ['{label}: indica un giorno', '{label}: give a day'],
  choiceMissing: ['{label}: scegli una risposta', '{label}: choose an answer'],
  textMissing: ['{label}: scrivi almeno 10 caratteri', '{label}: write at least 10 characters'],
  choose: ['Scegli', 'Choose'],
  whole: ['Leggi tutto l’inserimento', 'Read the whole placement'],
})

export const placementStateWords = words({
  agreed: ['In attesa di ingresso', 'About to move in'],
  entered: ['Ci vive', 'Lives there'],
  ended: ['Uscito', 'Left'],
  cancelled: ['Annullato', 'Cancelled'],
})

export const AGREEMENTS = words({
  'hosting-agreement': ['Patto di accoglienza', 'Hosting agreement'],
  'house-rules': ['Regolamento di convivenza', 'House rules'],
})

export const OUTCOMES = words({
  'all-well': ['Tutto bene', 'All is well'],
  'repairs-needed': ['Servono riparazioni', 'Repairs are needed'],
  'support-needed': ['Serve un sostegno', 'Support is needed'],
  conflict: [
    'Conflitto tra chi ci vive o con i vicini',
    'Conflict among those who live there or with neighbours',
  ],
  'not-at-home': ['Nessuno in casa', 'Nobody at home'],
  unsafe: ['Alloggio non sicuro', 'The place is not safe'],
})

export const EXTENSIONS = words({
  'project-not-finished': ['Il progetto non è concluso', 'The project is not finished'],
  'no-other-home-yet': ['Non c’è ancora un’altra casa', 'There is no other home yet'],
  'school-year': ['Anno scolastico in corso', 'The school year is going on'],
  health: ['Salute', 'Health'],
  'home-found-not-ready': ['La nuova casa non è pronta', 'The new home is not ready'],
})

export const END_REASONS = words({
  'own-home': ['Ha una casa propria', 'It has a home of its own'],
  'moved-away': ['Si è trasferito', 'It moved away'],
  'other-measure': ['Passa a un’altra misura', 'It goes to another measure'],
  'needs-other-place': ['Serve un altro alloggio', 'It needs another place'],
  'stay-over': ['La permanenza è finita', 'The stay is over'],
})

export const DESTINATIONS = words({
  'own-rent': ['Affitto proprio', 'A rent of its own'],
  'own-property': ['Casa di proprietà', 'A home it owns'],
  'public-housing': ['Casa popolare', 'Public housing'],
  'other-place': ['Un altro alloggio del progetto', 'Another place of the project'],
  'relatives-or-friends': ['Parenti o amici', 'Relatives or friends'],
  'other-territory': ['Un altro territorio', 'Another territory'],
  abroad: ['All’estero', 'Abroad'],
  reception: ['Accoglienza', 'Reception'],
  'care-or-refuge': ['Struttura di cura o rifugio', 'Care or a refuge'],
  'no-home': ['Nessuna casa', 'No home'],
  unknown: ['Non si sa', 'Not known'],
})

const all: Readonly<Record<string, Message<''>>> = {
  ...AGREEMENTS,
  ...OUTCOMES,
  ...EXTENSIONS,
  ...END_REASONS,
  ...DESTINATIONS,
}

export function placementCodeWords(code: string): Message<''> {
  return all[code] ?? { it: code, en: code }
}
