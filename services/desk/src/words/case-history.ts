import { type Message, words } from './words.ts'

/** What stands in a household's history. */
export const historyWords = words({
  title: ['Storia', 'History'],
  lead: [
    'Chi ha fatto che cosa, quando, per quale ente. La più recente in alto; in fondo, la segnalazione.',
    'Who did what, when, for which body. The latest first; at the end, the referral.',
  ],
  opened: ['Presa in carico aperta', 'Case opened'],
  phase: ['Fase: {phase}', 'Phase: {phase}'],
  'case-manager': ['Case manager: {name}', 'Case manager: {name}'],
  interim: ['Case manager ad interim: {name}', 'Interim case manager: {name}'],
  liaison: ['Assistente sociale di raccordo: {name}', 'Liaison social worker: {name}'],
  'equipe-joined': ['In équipe: {name}', 'Joined the équipe: {name}'],
  'equipe-left': ['Lascia l’équipe: {name}', 'Left the équipe: {name}'],
  area: ['Area', 'Area'],
  'area-assessed': ['Area valutata', 'Area assessed'],
  'task-added': ['Nuova cosa da fare, a {name} entro il {date}', 'New task, for {name} by {date}'],
  'task-changed': ['Cosa da fare cambiata: {name}, entro il {date}', 'Task changed: {name}, by {date}'],
  'task-done': ['Cosa fatta da {name}', 'Task done by {name}'],
  'task-dropped': ['Cosa da fare annullata', 'Task dropped'],
  'task-open': ['Cosa da fare riaperta: {name}, entro il {date}', 'Task reopened: {name}, by {date}'],
  'objective-set': ['Nuovo obiettivo', 'New objective'],
  'objective-changed': ['Obiettivo modificato', 'Objective changed'],
  'objective-open': ['Obiettivo riaperto', 'Objective reopened'],
  'objective-reached': ['Obiettivo raggiunto', 'Objective reached'],
  'objective-dropped': ['Obiettivo abbandonato', 'Objective dropped'],
  'project-signature': ['Firma del progetto: {party}', 'Project signed: {party}'],
  'review-opened': ['Verifica aperta', 'Review opened'],
  'review-closed': ['Esito della verifica registrato', 'Review recorded'],
  artefact: ['Documento: {document}', 'Document: {document}'],
  'facts-changed': ['Variazione comunicata dallo sportello', 'Change told by the sportello'],
  observation: ['Osservazione ricevuta', 'Observation received'],
  'housing-requested': ['Richiesta di casa aperta', 'Request for a home opened'],
  'housing-no-place': ['Nessun posto adatto', 'No fitting place'],
  'housing-offered': ['Casa offerta', 'A home is offered'],
  'housing-placed': ['Casa accettata', 'Home accepted'],
  'offer-refused': ['Offerta di casa rifiutata', 'Offer of a home refused'],
  'offer-withdrawn': ['Offerta di casa ritirata', 'Offer of a home withdrawn'],
  'offer-expired': ['Offerta di casa scaduta', 'Offer of a home expired'],
  'offer-superseded': ['Offerta di casa superata', 'Offer of a home superseded'],
  referral: ['Segnalazione: {state}', 'Referral: {state}'],
  forBody: ['{name}, {body}', '{name}, {body}'],
})

export type HistoryKind = keyof typeof historyWords

export function isHistoryKind(kind: string): kind is HistoryKind {
  return kind in historyWords
}

export type Plain = Message<''>
