import type { PicPhase } from '@intarsi/contracts'
import type { TagKind } from '../components/tag.tsx'
import { type Message, words } from './words.ts'

/** Phases of an integrated case (`referral-and-states.md` section 3.4). */
export const phaseWords: Readonly<Record<PicPhase, Message<''>>> = words({
  activated: ['Attivata', 'Opened'],
  assessment: ['Valutazione dei bisogni', 'Assessment of needs'],
  planning: ['Progettazione individualizzata', 'Individual project drawn up'],
  'awaiting-signature': ['Progetto da firmare', 'Project to be signed'],
  'in-progress': ['In corso', 'In progress'],
  'under-review': ['In verifica', 'Under review'],
  suspended: ['Sospesa', 'Suspended'],
  closing: ['In chiusura', 'Closing'],
  closed: ['Conclusa', 'Closed'],
  transferred: ['Trasferita', 'Transferred'],
})

export const PHASE_TAGS: Readonly<Record<PicPhase, TagKind>> = {
  activated: 'new',
  assessment: 'new',
  planning: 'new',
  'awaiting-signature': 'waiting',
  'in-progress': 'done',
  'under-review': 'waiting',
  suspended: 'waiting',
  closing: 'waiting',
  closed: 'plain',
  transferred: 'plain',
}

/** What leads out of a phase. */
const STEPS: Readonly<Record<string, Message<''>>> = words({
  'first-interview': ['Primo colloquio con il nucleo', 'First interview with the household'],
  assessment: ['Completare la valutazione delle cinque aree', 'Complete the assessment of the five areas'],
  project: ['Condividere il progetto con il nucleo', 'Share the project with the household'],
  signature: ['Raccogliere le firme del progetto', 'Have the project signed'],
  review: ['Verifica del progetto', 'Review of the project'],
  'review-outcome': ['Registrare l’esito della verifica', 'Record what the review decided'],
  resumption: ['Riprendere la presa in carico', 'Take the case up again'],
  closing: ['Chiudere la presa in carico', 'Close the case'],
})

export function caseStepWords(code: string): Message<''> {
  return STEPS[code] ?? { it: code, en: code }
}

export const caseWords = words({
  inBrief: ['La presa in carico', 'The integrated case'],
  title: ['Nuclei', 'Households'],
  lead: [
    'Prima quello che scade prima: il prossimo passo della presa in carico o una cosa da fare.',
    'What is due first comes first: the next step of the case, or something to do.',
  ],
  views: ['Quali nuclei', 'Which households'],
  mine: ['I miei', 'Mine'],
  ofTerritory: ['Tutti · {name}', 'All · {name}'],
  ended: ['Conclusi', 'Ended'],
  absence: ['Registra un’assenza', 'Record an absence'],
  phase: ['Fase', 'Phase'],
  everyPhase: ['Tutte le fasi', 'Every phase'],
  late: ['In ritardo', 'Late'],
  soon: ['Entro sette giorni', 'Within seven days'],
  later: ['Più avanti', 'Later'],
  undated: ['Senza scadenza', 'No date'],
  none: ['Nessun nucleo.', 'No household.'],
  noneMine: [
    'Non segui nessun nucleo: quando ti viene affidato, lo trovi qui.',
    'You follow no household: once one is given to you, you find it here.',
  ],
  household: ['Nucleo', 'Household'],
  first: ['Che cosa scade prima', 'What is due first'],
  next: ['Prossimo passo', 'Next step'],
  tasks: ['Cose da fare', 'Things to do'],
  manager: ['Case manager', 'Case manager'],
  interim: ['ad interim', 'interim'],
  dueBy: ['entro il {date}', 'by {date}'],
  openTasks: [
    '{count, plural, =0 {nessuna cosa da fare} one {# cosa da fare} other {# cose da fare}}',
    '{count, plural, =0 {nothing to do} one {# thing to do} other {# things to do}}',
  ],
  overdueTasks: [
    '{count, plural, one {# in ritardo} other {# in ritardo}}',
    '{count, plural, one {# late} other {# late}}',
  ],
  firstOn: ['la prima entro il {date}', 'the first by {date}'],
  // The household's page
  pages: ['Pagine del nucleo', 'Pages of the household'],
  overview: ['Riepilogo', 'Overview'],
  project: ['Progetto', 'Project'],
  people: ['Persone', 'People'],
  documents: ['Documenti', 'Documents'],
  history: ['Storia', 'History'],
  since: ['dal {date}', 'since {date}'],
  opened: ['Presa in carico aperta il', 'Case opened on'],
  closedOn: ['Conclusa il', 'Closed on'],
  outcome: ['Esito', 'Outcome'],
  reference: ['Resta vicino al nucleo', 'Stays near the household'],
  languages: ['Lingue', 'Languages'],
  mediator: ['Mediatore', 'Mediator'],
  firstInterview: ['Primo colloquio', 'First interview'],
  interviewSaid: ['{date}, in {language}', '{date}, in {language}'],
  withMediator: ['con mediatore', 'with a mediator'],
  suspendedUntil: ['Sospesa fino al {date}', 'Suspended until {date}'],
  doStep: ['Vai al prossimo passo', 'Go to the next step'],
  noManager: [
    'Il nucleo aspetta la conferma di un case manager: intanto risponde il coordinatore.',
    'The household waits for a case manager to be confirmed: meanwhile the coordinator answers.',
  ],
  areas: ['Le cinque aree', 'The five areas'],
  areaLevel: ['livello {level}', 'level {level}'],
  areaChange: ['livello {from}, ora {to}', 'level {from}, now {to}'],
  areaReferral: ['livello {level} nella segnalazione', 'level {level} in the referral'],
  areaUnknown: ['da valutare', 'to be assessed'],
  areaLate: ['In ritardo', 'Late'],
  areaToDo: ['Da fare', 'To do'],
  areaQuiet: ['Niente da fare', 'Nothing to do'],
  areaDone: [
    '{count, plural, one {# fatta} other {# fatte}}',
    '{count, plural, one {# done} other {# done}}',
  ],
  areaSummary: ['La leggi in sintesi', 'You read it in summary'],
  home: ['Casa', 'Home'],
  toHomeRequest: [
    'Richiesta, offerte e preferenze del nucleo',
    'Request, offers and what the household prefers',
  ],
  recent: ['Ultimi fatti', 'Latest events'],
  wholeHistory: ['Tutta la storia', 'The whole history'],
  missingDocuments: [
    '{count, plural, one {# documento mancante} other {# documenti mancanti}}',
    '{count, plural, one {# document missing} other {# documents missing}}',
  ],
  allDocuments: ['Ci sono tutti i documenti previsti.', 'Every document foreseen is there.'],
  changedMeanwhile: [
    'Nel frattempo la pratica è cambiata: {what} ({name}, {date}). Rileggi e, se serve ancora, ripeti.',
    'The case changed meanwhile: {what} ({name}, {date}). Read it again and, if still needed, repeat.',
  ],
  changedUnknown: [
    'Nel frattempo la pratica è cambiata. Rileggi e, se serve ancora, ripeti.',
    'The case changed meanwhile. Read it again and, if still needed, repeat.',
  ],
  somebody: ['una persona', 'somebody'],
})

export const housingStateWords = words({
  requested: ['Cerca una casa', 'Looking for a home'],
  'no-place': ['Cerca una casa: nessun posto adatto per ora', 'Looking for a home: no fitting place for now'],
  offered: ['Offerta in attesa di risposta', 'An offer waits for an answer'],
  placed: ['Ha una casa', 'Has a home'],
  none: ['Nessuna richiesta di casa', 'No request for a home'],
  answerBy: ['risposta entro il {date}', 'answer by {date}'],
  lastReason: ['ultima offerta: {reason}', 'last offer: {reason}'],
})

export const HOUSING_TAGS: Readonly<Record<string, TagKind>> = {
  requested: 'waiting',
  'no-place': 'waiting',
  offered: 'new',
  placed: 'done',
}

/** How a case ended. */
const OUTCOMES: Readonly<Record<string, Message<''>>> = words({
  'autonomy-reached': ['Autonomia raggiunta', 'Autonomy reached'],
  'partly-reached': ['Obiettivi raggiunti in parte', 'Reached in part'],
  'ordinary-services': ['Passaggio ai servizi ordinari', 'Goes on with ordinary services'],
  moved: ['Trasferimento altrove', 'Moved elsewhere'],
  'household-ended': ['Conclusa dal nucleo', 'Ended by the household'],
  'lost-contact': ['Contatto perso', 'Contact lost'],
  'back-in-reception': ['Rientro in accoglienza', 'Back in reception'],
  'not-started': ['Mai iniziata', 'Never begun'],
  transferred: ['Trasferita ad altro territorio', 'Transferred to another territory'],
})

export function outcomeWords(code: string): Message<''> {
  return OUTCOMES[code] ?? { it: code, en: code }
}
