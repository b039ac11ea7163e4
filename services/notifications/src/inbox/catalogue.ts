import type { NoticeKind, NoticeParams } from '../recipients/notice.ts'
import type { Locale } from '../schema.ts'

type Text = (params: NoticeParams) => string
type Texts = Record<Locale, Text>

const by = (params: NoticeParams, key: string, prefix: string) =>
  params[key] ? `${prefix}${params[key]}` : ''

/** One title per kind of notice. No names, no health, legal or risk words: a title may be read on a lock screen. */
const CATALOGUE: Record<NoticeKind, Texts> = {
  'referral-to-prepare': {
    it: (p) => `Nuova segnalazione da istruire${by(p, 'nextStepOn', ', da leggere entro il ')}`,
    en: (p) => `New referral to prepare${by(p, 'nextStepOn', ', to be read by ')}`,
  },
  'referral-on-agenda': {
    it: (p) => `Nuova voce all'ordine del giorno${by(p, 'meetingAt', ' della seduta del ')}`,
    en: (p) => `New item on the agenda${by(p, 'meetingAt', ' of the meeting of ')}`,
  },
  'referral-routed': {
    it: (p) => `La tua segnalazione è stata assegnata${by(p, 'nextStepOn', '; sarà letta entro il ')}`,
    en: (p) => `Your referral has reached its table${by(p, 'nextStepOn', '; it will be read by ')}`,
  },
  'referral-urgent': {
    it: () => 'Segnalazione urgente: decidi tra le sedute',
    en: () => 'Urgent referral: decide between meetings',
  },
  'exclusion-to-confirm': {
    it: () => 'Possibile fuori target: da confermare o superare',
    en: () => 'Possibly out of target: to confirm or override',
  },
  'competence-to-confirm': { it: () => 'Competenza da confermare', en: () => 'Competence to confirm' },
  'collaborator-told': { it: () => 'Collaborazione richiesta', en: () => 'Collaboration asked' },
  'routing-overdue': {
    it: () => 'Una segnalazione non è ancora stata assegnata: verifica subito',
    en: () => 'A referral has not been routed yet: check now',
  },
  'case-manager-proposed': {
    it: (p) => `Sei proposto come case manager${by(p, 'nothingToDoBefore', '; nulla da fare prima del ')}`,
    en: (p) => `You are proposed as case manager${by(p, 'nothingToDoBefore', '; nothing to do before ')}`,
  },
  'case-manager-put-off': {
    it: (p) =>
      p.nothingToDoBefore
        ? `Come case manager proposto non hai nulla da fare prima del ${p.nothingToDoBefore}: la data è cambiata`
        : 'Come case manager proposto non hai nulla da fare per ora: la seduta non ha più una data',
    en: (p) =>
      p.nothingToDoBefore
        ? `As proposed case manager you have nothing to do before ${p.nothingToDoBefore}: the date has changed`
        : 'As proposed case manager you have nothing to do for now: the meeting has no date any more',
  },
  'case-manager-confirmed': {
    it: () => 'Sei confermato come case manager',
    en: () => 'You are confirmed as case manager',
  },
  'case-manager-for-sender': {
    it: () => 'Il nucleo ha un case manager',
    en: () => 'The household has a case manager',
  },
  'case-manager-interim': {
    it: (p) => `Sei riferimento ad interim del nucleo${by(p, 'proposalDueOn', '; nuova proposta entro il ')}`,
    en: (p) => `You are the household's interim reference${by(p, 'proposalDueOn', '; new proposal due ')}`,
  },
  'referral-moved': {
    it: (p) => movedTitle(p, 'it'),
    en: (p) => movedTitle(p, 'en'),
  },
  'information-asked': {
    it: (p) => `Servono informazioni${by(p, 'nextStepOn', ' entro il ')}`,
    en: (p) => `Information is asked for${by(p, 'nextStepOn', ' by ')}`,
  },
  'decision-recorded': { it: () => 'È stata presa una decisione', en: () => 'A decision was taken' },
  'decision-corrected': {
    it: () => 'Una decisione è stata rettificata',
    en: () => 'A decision was corrected',
  },
  'tell-household': {
    it: (p) => `Informa il nucleo della decisione${by(p, 'dueOn', ' entro il ')}`,
    en: (p) => `Tell the household of the decision${by(p, 'dueOn', ' by ')}`,
  },
  'equipe-seat': {
    it: (p) => `${p.state === 'proposed' ? 'Ti è chiesto' : 'Hai'} un posto in un'équipe`,
    en: (p) => `You ${p.state === 'proposed' ? 'are asked to take' : 'have'} a seat in a team`,
  },
  'equipe-vacancy': {
    it: (p) => `Équipe con posti vacanti: ${p.count ?? ''}`,
    en: (p) => `Team with vacant seats: ${p.count ?? ''}`,
  },
  'observation-received': {
    it: () => "Un'osservazione da leggere",
    en: () => 'An observation to read',
  },
  'case-closed': {
    it: (p) =>
      p.outcome === 'transferred'
        ? 'La presa in carico passa a un altro territorio'
        : 'La presa in carico è conclusa',
    en: (p) =>
      p.outcome === 'transferred'
        ? 'The integrated case goes to another territory'
        : 'The integrated case is closed',
  },
  'task-given': {
    it: (p) => `Una cosa da fare è affidata a te${by(p, 'dueOn', ', entro il ')}`,
    en: (p) => `Something to do was given to you${by(p, 'dueOn', ', by ')}`,
  },
  'task-missed': {
    it: (p) => `Una cosa affidata a te è in ritardo${by(p, 'dueOn', ': era da fare entro il ')}`,
    en: (p) => `Something given to you is late${by(p, 'dueOn', ': it was due on ')}`,
  },
  'task-escalated': {
    it: (p) => `Una cosa da fare è ancora in ritardo${by(p, 'dueOn', ': era prevista entro il ')}`,
    en: (p) => `Something to do is still late${by(p, 'dueOn', ': it was due on ')}`,
  },
  'request-answered': {
    it: () => 'La tua richiesta ha avuto risposta',
    en: () => 'Your request was answered',
  },
  'deadline-reminder': {
    it: (p) =>
      p.deadline === 'horizon'
        ? `Il progetto può concludersi da ora${by(p, 'dueAt', ', al più tardi il ')}`
        : `Scadenza vicina${by(p, 'dueAt', ': ')}`,
    en: (p) =>
      p.deadline === 'horizon'
        ? `The project may end from now on${by(p, 'dueAt', ', at the latest on ')}`
        : `Deadline near${by(p, 'dueAt', ': ')}`,
  },
  'deadline-missed': {
    it: (p) => `Scadenza superata${by(p, 'dueAt', ': ')}`,
    en: (p) => `Deadline missed${by(p, 'dueAt', ': ')}`,
  },
  'deadline-escalated': {
    it: (p) => `Scadenza superata, ora la vedi tu${by(p, 'dueAt', ': ')}`,
    en: (p) => `Deadline missed, now brought to you${by(p, 'dueAt', ': ')}`,
  },
  'meeting-convened': {
    it: (p) => `Seduta convocata${by(p, 'startsAt', ' per il ')}, voci: ${p.items ?? 0}`,
    en: (p) => `Meeting convened${by(p, 'startsAt', ' for ')}, items: ${p.items ?? 0}`,
  },
  'meeting-extraordinary': {
    it: (p) => `Seduta straordinaria${by(p, 'startsAt', ' il ')}, voci: ${p.items ?? 0}`,
    en: (p) => `Extraordinary meeting${by(p, 'startsAt', ' on ')}, items: ${p.items ?? 0}`,
  },
  'meeting-moved': {
    it: (p) => `Seduta spostata${by(p, 'startsAt', ' al ')}`,
    en: (p) => `Meeting moved${by(p, 'startsAt', ' to ')}`,
  },
  'meeting-cancelled': {
    it: (p) => `Seduta annullata${by(p, 'startsAt', ': ')}`,
    en: (p) => `Meeting cancelled${by(p, 'startsAt', ': ')}`,
  },
  'offer-made': {
    it: (p) => `Un alloggio è offerto: risposta${by(p, 'answerBy', ' entro il ')}`,
    en: (p) => `A place is offered: answer${by(p, 'answerBy', ' by ')}`,
  },
  'offer-closed': { it: () => "L'offerta di alloggio è chiusa", en: () => 'The offer of a place is closed' },
  'no-place-found': {
    it: () => 'Nessun alloggio adatto per ora: leggi il motivo',
    en: () => 'No suitable place for now: read why',
  },
  'household-joined': { it: () => 'Due pratiche sono state riunite', en: () => 'Two cases were joined' },
  'household-split': {
    it: () => 'Due pratiche riunite sono state separate',
    en: () => 'Two joined cases were taken apart',
  },
  'expert-requested': {
    it: () => 'Uno sportello chiede un esperto',
    en: () => 'A help desk asks for an expert',
  },
  'expert-request-moved': {
    it: (p) =>
      `Richiesta di un esperto: ${EXPERT_STATES[String(p.state)]?.it ?? 'novità'}${by(p, 'scheduledOn', ', ')}`,
    en: (p) =>
      `Request for an expert: ${EXPERT_STATES[String(p.state)]?.en ?? 'news'}${by(p, 'scheduledOn', ', ')}`,
  },
  'endpoint-failing': {
    it: (p) =>
      `Un punto di consegna non risponde${by(p, 'since', ' dal ')}; sarà spento${by(p, 'until', ' il ')}`,
    en: (p) =>
      `An endpoint does not answer${by(p, 'since', ' since ')}; it will be disabled${by(p, 'until', ' on ')}`,
  },
  'endpoint-disabled': {
    it: () => 'Un punto di consegna è stato spento',
    en: () => 'An endpoint was disabled',
  },
}

const EXPERT_STATES: Record<string, Record<Locale, string>> = {
  assigned: { it: 'assegnata', en: 'assigned' },
  scheduled: { it: 'fissata', en: 'scheduled' },
  done: { it: 'svolta', en: 'done' },
  'became-referral': { it: 'diventata una segnalazione', en: 'it became a referral' },
  closed: { it: 'chiusa', en: 'closed' },
  grouped: { it: 'formazione con altri sportelli', en: 'a training with other desks' },
  held: { it: 'formazione svolta', en: 'training held' },
  evaluated: { it: 'formazione valutata', en: 'training evaluated' },
}

const STATES: Record<string, Record<Locale, string>> = {
  routed: { it: 'Assegnata, da leggere', en: 'Routed, to be read' },
  'under-review': { it: 'In istruttoria', en: 'Under review' },
  'info-requested': { it: 'In attesa di informazioni', en: 'Waiting for information' },
  'awaiting-precondition': { it: 'In attesa di un requisito', en: 'Waiting for a requirement' },
  'waiting-until': { it: 'In attesa di una data', en: 'Waiting for a date' },
  'exclusion-proposed': { it: 'Da confermare', en: 'To be confirmed' },
  ready: { it: 'Pronta per il tavolo', en: 'Ready for the table' },
  'waiting-list': { it: "Ammessa, in lista d'attesa", en: 'Admitted, on the waiting list' },
  admitted: { it: 'Ammessa', en: 'Admitted' },
  'handing-over': { it: 'In consegna ad altro servizio', en: 'Being handed over' },
  'handed-over': { it: 'Presa in consegna', en: 'Handed over' },
  advised: { it: 'Conclusa con consulenza', en: 'Closed with advice' },
  joined: { it: 'Riunita a un’altra pratica', en: 'Joined to another case' },
  withdrawn: { it: 'Ritirata', en: 'Withdrawn' },
  void: { it: 'Annullata per errore', en: 'Void' },
}

const MOVED: Record<Locale, Record<'newDate' | 'noDate' | 'stays' | 'moved', Text>> = {
  it: {
    newDate: (p) => `La segnalazione ha una nuova data: ${p.newMeetingAt}`,
    noDate: () => 'La segnalazione aspetta una nuova data: la seduta prevista non vale più',
    stays: (p) => `Novità sulla segnalazione, che resta: ${stateLabel(p, 'it')}`,
    moved: (p) => `La segnalazione è passata a: ${stateLabel(p, 'it')}`,
  },
  en: {
    newDate: (p) => `The referral has a new date: ${p.newMeetingAt}`,
    noDate: () => 'The referral waits for a new date: the meeting foreseen holds no more',
    stays: (p) => `News of the referral, which stays: ${stateLabel(p, 'en')}`,
    moved: (p) => `The referral moved to: ${stateLabel(p, 'en')}`,
  },
}

/** What stays where it stood has not moved to anywhere: its date is new, or something else about it is. */
function movedTitle(params: NoticeParams, locale: Locale): string {
  const { newMeetingAt, from, state } = params
  const texts = MOVED[locale]
  if (newMeetingAt !== undefined) return texts[newMeetingAt === null ? 'noDate' : 'newDate'](params)
  return texts[from !== undefined && from === state ? 'stays' : 'moved'](params)
}

function stateLabel(params: NoticeParams, locale: Locale): string {
  return STATES[String(params.state)]?.[locale] ?? String(params.state)
}

/** The notice's title for a person. */
export function titleOf(kind: string, params: NoticeParams, locale: Locale): string {
  const texts = CATALOGUE[kind as NoticeKind]
  return texts ? texts[locale](withDaysInWords(params, locale)) : kind
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Rome' } as const
const days: Record<Locale, Intl.DateTimeFormat> = {
  it: new Intl.DateTimeFormat('it-IT', DAY),
  en: new Intl.DateTimeFormat('en-GB', DAY),
}

/** Days and instants as people in Italy say them. */
function withDaysInWords(params: NoticeParams, locale: Locale): NoticeParams {
  const said = Object.entries(params).map(([name, value]) => {
    const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
    return [name, isDay ? days[locale].format(new Date(value)) : value]
  })
  return Object.fromEntries(said)
}
