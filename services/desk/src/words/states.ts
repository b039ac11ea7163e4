import type { ReferralState } from '@intarsi/contracts'
import type { TagKind } from '../components/tag.tsx'
import { type Message, words } from './words.ts'

/** States of a referral as people read them (`referral-and-states.md` section 3.1). */
export const stateWords: Readonly<Record<ReferralState, Message<''>>> = words({
  draft: ['Bozza', 'Draft'],
  submitted: ['Inviata', 'Sent'],
  routed: ['Assegnata, da leggere', 'Assigned, to be read'],
  'under-review': ['In istruttoria', 'Being prepared'],
  'info-requested': ['In attesa di informazioni', 'Waiting for information'],
  'awaiting-precondition': ['In attesa di un requisito', 'Waiting for a requirement'],
  'waiting-until': ['In attesa fino a una data', 'Waiting until a date'],
  'exclusion-proposed': ['Fuori target: da confermare', 'Out of target: to be confirmed'],
  ready: ['Pronta per il tavolo', 'Ready for the table'],
  'waiting-list': ['Ammessa, in lista d’attesa', 'Admitted, on the waiting list'],
  admitted: ['Ammessa', 'Admitted'],
  'handing-over': ['In consegna ad altro servizio', 'Being handed to another service'],
  'handed-over': ['Presa in consegna', 'Handed over'],
  advised: ['Conclusa con consulenza', 'Closed with advice'],
  joined: ['Riunita a un’altra pratica', 'Joined to another case'],
  withdrawn: ['Ritirata', 'Withdrawn'],
  void: ['Annullata per errore', 'Void, entered by mistake'],
})

export const STATE_TAGS: Readonly<Record<ReferralState, TagKind>> = {
  draft: 'plain',
  submitted: 'new',
  routed: 'new',
  'under-review': 'new',
  'info-requested': 'waiting',
  'awaiting-precondition': 'waiting',
  'waiting-until': 'waiting',
  'exclusion-proposed': 'waiting',
  ready: 'new',
  'waiting-list': 'waiting',
  admitted: 'done',
  'handing-over': 'waiting',
  'handed-over': 'done',
  advised: 'done',
  joined: 'plain',
  withdrawn: 'plain',
  void: 'plain',
}

/** What happens next, by the code of the step. */
const STEPS: Readonly<Record<string, Message<''>>> = words({
  routing: ['Assegnazione al tavolo competente', 'Assignment to the competent table'],
  'first-read': ['Presa visione', 'First read'],
  'ask-social-worker': [
    'Consenso dell’assistente sociale responsabile',
    'The responsible social worker is asked',
  ],
  'complete-file': ['Completamento dell’istruttoria', 'Completing the file'],
  'answer-question': ['Risposta dello sportello', 'The sportello’s answer'],
  'meet-requirement': ['Il requisito va soddisfatto', 'The requirement is to be met'],
  'say-exit-date': [
    'Va detta la data d’uscita dall’accoglienza',
    'The day on which it leaves reception is to be said',
  ],
  'wake-up': ['Ripresa della segnalazione', 'Taken up again'],
  'confirm-exclusion': ['Verifica del coordinatore', 'The coordinator’s check'],
  decide: ['Decisione del tavolo', 'The table’s decision'],
  'confirm-handover': ['Conferma del servizio che riceve', 'The receiving service confirms'],
  'convene-services': ['Il coordinatore convoca i servizi', 'The coordinator convenes the services'],
  'start-presa-in-carico': ['Avvio della presa in carico', 'Start of the integrated case'],
  'first-interview': ['Primo colloquio con il nucleo', 'First interview with the household'],
  none: ['Nessun passo: la segnalazione è conclusa', 'No step: the referral is closed'],
})

/** The words of a next step; a code that nobody has written words for is shown as it is. */
export function nextStepWords(code: string): Message<''> {
  return STEPS[code] ?? { it: code, en: code }
}

export const urgencyWords = words({
  U0: ['Oggi', 'Today'],
  U1: ['Entro 7 giorni', 'Within 7 days'],
  U2: ['Entro 30 giorni', 'Within 30 days'],
  U3: ['Ordinaria', 'Ordinary'],
})

/** Rules of time as people read them. */
const DEADLINES: Readonly<Record<string, Message<''>>> = words({
  'first-read': ['Presa visione', 'First read'],
  'first-call': ['Telefonata al nucleo', 'Call to the household'],
  'transfer-answer': ['Risposta sulla competenza', 'Answer on competence'],
  'case-transfer-answer': ['Risposta sul trasferimento', 'Answer on the transfer'],
  'competence-dispute': ['Competenza da confermare', 'Competence to be confirmed'],
  'waiting-list-check': ['Controllo della lista d’attesa', 'Check of the waiting list'],
  ratification: ['Ratifica al tavolo', 'Ratification at the table'],
  'case-manager-proposal': ['Nuova proposta di case manager', 'New proposal of a case manager'],
  'first-interview': ['Primo colloquio', 'First interview'],
  'assessment-done': ['Valutazione dei bisogni', 'Assessment of needs'],
  'project-signed': ['Firma del progetto', 'Signature of the project'],
  review: ['Verifica del progetto', 'Review of the project'],
  'after-closure': ['Contatto dopo la chiusura', 'Contact after closing'],
  decision: ['Decisione', 'Decision'],
  'information-answer': ['Risposta alle domande', 'Answer to the questions'],
  'precondition-wait': ['Requisito in attesa', 'Requirement awaited'],
  'exclusion-confirm': ['Esclusione da confermare', 'Exclusion to confirm'],
  'manager-answer': ['Risposta del case manager', 'The case manager’s answer'],
  'household-told': ['Nucleo da informare', 'Household to be told'],
  'handover-confirm': ['Consegna da confermare', 'Handover to confirm'],
  horizon: ['Fine del tempo previsto per il progetto', 'End of the time foreseen for the project'],
  'exit-alert': ['Uscita dall’accoglienza vicina', 'Leaving reception soon'],
  'permit-alert': ['Titolo di soggiorno in scadenza', 'Permit about to expire'],
  'school-task': ['Iscrizione a scuola', 'Enrolment at school'],
  'waiting-list-told': ['Nucleo in lista d’attesa da aggiornare', 'Household on the waiting list to be told'],
  'waiting-until': ['Attesa fino a una data', 'Waiting until a date'],
})

/** What may be due, as lists are filtered by it. */
export const DEADLINE_KINDS: readonly string[] = Object.keys(DEADLINES)

export function deadlineWords(kind: string): Message<''> {
  return DEADLINES[kind] ?? { it: kind, en: kind }
}

const MANAGER_STATES: Readonly<Record<string, Message<''>>> = words({
  proposed: ['Proposto', 'Proposed'],
  confirmed: ['Confermato', 'Confirmed'],
  'handing-over': ['Passaggio di consegne', 'Hand-over'],
  interim: ['Ad interim', 'Interim'],
  declined: ['Ha rinunciato', 'Declined'],
  lapsed: ['Senza risposta', 'No answer'],
  ended: ['Concluso', 'Ended'],
})

export function managerStateWords(state: string): Message<''> {
  return MANAGER_STATES[state] ?? { it: state, en: state }
}
