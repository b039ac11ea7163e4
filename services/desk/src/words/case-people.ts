import type { TagKind } from '../components/tag.tsx'
import { words } from './words.ts'

export const seatStateWords = words({
  open: ['Vacante', 'Vacant'],
  proposed: ['Proposto', 'Proposed'],
  active: ['Attivo', 'Active'],
  away: ['Assente', 'Away'],
  ended: ['Concluso', 'Ended'],
  available: ['A chiamata', 'On call'],
  called: ['Chiamato', 'Called'],
  engaged: ['Impegnato', 'Engaged'],
  released: ['Non serve più', 'Released'],
})

export const SEAT_TAGS = {
  open: 'urgent',
  proposed: 'new',
  active: 'done',
  away: 'waiting',
  ended: 'plain',
  available: 'plain',
  called: 'new',
  engaged: 'done',
  released: 'plain',
} as const satisfies Record<string, TagKind>

export const observerStateWords = words({
  invited: ['Invitato', 'Invited'],
  active: ['Attivo', 'Active'],
  ended: ['Concluso', 'Ended'],
})

/** Why somebody who is asked cannot follow a household (`referral-and-states.md` section 5). */
export const declineReasonWords = words({
  'over-cap': ['Seguo già troppi nuclei', 'I follow too many households already'],
  'no-language': ['Non parlo la lingua del nucleo', 'I do not speak the household’s language'],
  absence: ['Sarò assente', 'I shall be away'],
  'role-change': ['Ho cambiato ruolo', 'My role has changed'],
})

/** Words of who is around a household. */
export const peopleWords = words({
  title: ['Persone', 'People'],
  lead: ['Chi segue il nucleo', 'Who follows the household'],
  managers: ['Case manager', 'Case manager'],
  liaison: ['Assistente sociale di raccordo', 'Liaison social worker'],
  equipe: ['Équipe', 'Équipe'],
  noEquipe: ['L’équipe non è ancora formata.', 'The équipe has not formed yet.'],
  below: [
    'Manca l’assistente sociale o l’esperto di accoglienza: l’équipe è sotto il minimo del modello (ALL-13).',
    'A social worker or a reception expert is missing: the équipe is below the model’s minimum (ALL-13).',
  ],
  seat: ['Ruolo', 'Role'],
  person: ['Persona', 'Person'],
  areas: ['Aree', 'Areas'],
  state: ['Stato', 'State'],
  onCall: ['a chiamata', 'on call'],
  delegate: ['al suo posto {name}', '{name} instead'],
  collaborators: ['Collaboratori', 'Collaborators'],
  told: ['Informato, senza posto in équipe', 'Told, without a seat in the équipe'],
  notTold: ['Non informato', 'Not told'],
  observers: ['Osservatori', 'Observers'],
  area: ['Area', 'Area'],
  step: ['Passo', 'Step'],
  since: ['dal {date}', 'since {date}'],
  why: ['Perché questa persona', 'Why this person'],
  // Case manager
  accept: ['Sì, seguo io questo nucleo', 'Yes, I will follow this household'],
  accepted: ['Ora segui questo nucleo.', 'You follow this household now.'],
  decline: ['No, non posso seguire questo nucleo', 'No, I cannot follow this household'],
  declined: [
    'Il coordinatore risponde intanto, e si propone un’altra persona.',
    'The coordinator answers meanwhile, and somebody else is proposed.',
  ],
  declineReason: ['Perché', 'Why'],
  declineMissing: ['Scegli perché', 'Choose why'],
  seatDeclined: [
    'Il posto torna vacante, con il motivo; si cerca un’altra persona.',
    'The seat is vacant again, with the reason; somebody else is looked for.',
  ],
  declineSeat: ['Non accetto il posto: {seat}', 'I do not accept the seat: {seat}'],
  confirm: ['Conferma', 'Confirm'],
  confirmed: ['Il case manager è confermato.', 'The case manager is confirmed.'],
  handOver: ['Passaggio di consegne', 'Hand-over'],
  handOverHint: [
    'Entrambi restano nominati finché il nucleo non li ha incontrati insieme.',
    'Both stay named until the household has met them together.',
  ],
  to: ['A chi', 'To whom'],
  reason: ['Motivo', 'Reason'],
  override: ['Motivo per superare il limite di casi', 'Reason to go over the cap'],
  overrideHint: ['Solo se serve; vale 30 giorni.', 'Only where needed; it holds for 30 days.'],
  handOverBegun: ['Il passaggio di consegne è avviato.', 'The hand-over has begun.'],
  complete: ['Il nucleo li ha incontrati: concludi il passaggio', 'The household met both: complete it'],
  completed: ['Il passaggio di consegne è concluso.', 'The hand-over is complete.'],
  toMissing: ['Scegli una persona', 'Choose a person'],
  reasonMissing: ['Scrivi il motivo', 'Give the reason'],
  // Seats
  fill: ['Chiedi o sostituisci una persona in équipe', 'Ask for somebody in the équipe, or replace them'],
  fillHint: [
    'Un posto vacante si copre, uno a chiamata si attiva. Senza una persona indicata si propone la più adatta.',
    'A vacant seat is filled, one on call is called. Where no person is named the best one is proposed.',
  ],
  whichSeat: ['Quale posto', 'Which seat'],
  best: ['La più adatta', 'The best one'],
  filled: ['La persona è stata chiesta.', 'The person is asked.'],
  seatMissing: ['Scegli un posto', 'Choose a seat'],
  acceptSeat: ['Accetto il posto', 'I accept the seat'],
  takeCall: ['Prendo la chiamata', 'I take the call'],
  back: ['Sono di nuovo presente', 'I am back'],
  beAway: ['Sarò assente dal mio posto: {seat}', 'I shall be away from my seat: {seat}'],
  delegateWho: ['Chi risponde al tuo posto', 'Who answers instead of you'],
  delegateHint: ['Legge le stesse aree finché non torni.', 'They read the same areas until you are back.'],
  nobody: ['Nessuno', 'Nobody'],
  away: ['Segna la mia assenza', 'Mark me as away'],
  release: ['Non serve più', 'Not needed any more'],
  seatMoved: ['Il posto è aggiornato.', 'The seat is updated.'],
  // Observers
  noObservers: ['Nessun osservatore.', 'No observer.'],
  invite: ['Invita un osservatore', 'Invite an observer'],
  inviteHint: [
    'Chi vede spesso il nucleo: un’insegnante, un pediatra. Risponde a domande fisse di una sola area e non legge niente.',
    'Somebody who sees the household often: a teacher, a paediatrician. They answer fixed questions of one area and read nothing.',
  ],
  observerRole: ['Che cosa fa', 'What they do'],
  observerName: ['Nome', 'Name'],
  observerContact: ['Telefono o e-mail', 'Telephone or e-mail'],
  referent: ['A chi si rivolge in équipe', 'Whom they turn to in the équipe'],
  invited: ['L’osservatore è invitato.', 'The observer is invited.'],
  agreed: ['Ha accettato', 'They agreed'],
  end: ['Concludi', 'End'],
  observerMoved: ['L’osservatore è aggiornato.', 'The observer is updated.'],
  makeLink: ['Crea un link', 'Make a link'],
  link: ['Link per l’osservatore', 'Link for the observer'],
  linkLead: [
    'Funziona una volta sola, fino al {date}. Consegnalo di persona o a voce: non si rivede più.',
    'It works once, until {date}. Hand it over in person or read it out: it is not shown again.',
  ],
  missing: ['Serve una risposta', 'An answer is needed'],
  observations: ['Osservazioni', 'Observations'],
  noObservations: ['Nessuna osservazione nelle aree che segui.', 'No observation in the areas you follow.'],
  settle: ['Che cosa se ne è fatto', 'What became of it'],
  actedOn: ['Ne è seguito qualcosa', 'It was acted on'],
  noted: ['Se ne prende nota', 'It is noted'],
  settled: ['L’osservazione è chiusa.', 'The observation is settled.'],
  note: ['Nota', 'Note'],
})

/** Roles of observers (PC-06). */
export const observerRoleWords = words({
  teacher: ['insegnante', 'teacher'],
  paediatrician: ['pediatra', 'paediatrician'],
  'general-practitioner': ['medico di base', 'general practitioner'],
})

/** What became of an observation. */
export const observationStateWords = words({
  received: ['Da leggere', 'To be read'],
  read: ['Letta', 'Read'],
  'acted-on': ['Ne è seguito qualcosa', 'Acted on'],
  noted: ['Presa nota', 'Noted'],
})
