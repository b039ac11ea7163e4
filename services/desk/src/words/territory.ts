import { type Message, words } from './words.ts'

/** Words of the coordinator's pages over a whole territory. */
export const territoryWords = words({
  title: ['Il territorio di {territory}', 'The territory of {territory}'],
  lead: [
    'Che cosa aspetta il coordinatore, chi manca, quali termini sono vicini, come vanno le segnalazioni.',
    'What waits for the coordinator, who is missing, which terms are near, how referrals go.',
  ],
  pages: ['Pagine del territorio', 'Pages of the territory'],
  choose: ['Scegli il territorio', 'Choose the territory'],
  chooseLead: [
    'Le pagine di un territorio alla volta: da ognuna si passa alle altre.',
    'The pages of one territory at a time: each leads to the others.',
  ],
  others: ['Altri territori', 'Other territories'],
  overview: ['In breve', 'In brief'],
  exclusions: ['Esclusioni proposte', 'Proposed exclusions'],
  waiting: ['Lista d’attesa', 'Waiting list'],
  waitingLead: [
    'Nuclei ammessi che aspettano un posto, nell’ordine in cui si avviano: prima l’urgenza, poi l’attesa. Per avviarne un altro serve un motivo.',
    'Admitted households that wait for a place, in the order in which they are started: urgency first, then the time they have waited. To start another needs a reason.',
  ],
  nobodyWaits: ['Nessun nucleo aspetta un posto.', 'No household waits for a place.'],
  place: ['Posto', 'Place'],
  start: ['Avvia la presa in carico', 'Start the integrated case'],
  transfers: ['Trasferimenti', 'Transfers'],
  vacancies: ['Posti vacanti', 'Vacancies'],
  caseload: ['Carico di casi', 'Caseload'],
  deadlines: ['Scadenze', 'Deadlines'],
  flow: ['Andamento', 'Flow'],
  map: ['Mappa', 'Map'],
  missedDeadlines: ['Scadenze passate', 'Missed deadlines'],
  soonDeadlines: ['Scadenze entro 7 giorni', 'Deadlines within 7 days'],
  more: ['{count}+', '{count}+'],
  toDo: ['Da fare', 'To do'],
  nothing: ['Niente', 'Nothing'],
  number: ['Numero', 'Number'],
  household: ['Nucleo', 'Household'],
  urgency: ['Urgenza', 'Urgency'],
  since: ['Dal', 'Since'],
  exclusionsLead: [
    'Una regola del territorio indica un’altra strada. Nessuno è escluso finché una persona non lo conferma; altrimenti la segnalazione va letta.',
    'A rule of the territory points elsewhere. Nobody is excluded until a person confirms it; otherwise the referral is read.',
  ],
  noExclusions: ['Nessuna esclusione da verificare.', 'No exclusion to check.'],
  gateSays: ['Che cosa dice la regola', 'What the rule says'],
  check: ['Verifica', 'Check'],
  exclusionTitle: ['Esclusione proposta per {number}', 'Exclusion proposed for {number}'],
  gateKind: ['Tipo di regola', 'Kind of rule'],
  pointsTo: ['Dove indica', 'Where it points'],
  sources: ['Fonti', 'Sources'],
  ambiguous: [
    'I dati non bastano per esserne certi: leggi la pratica prima di decidere.',
    'The data do not suffice to be sure: read the case before deciding.',
  ],
  readCase: ['Leggi la pratica', 'Read the case'],
  whatToDo: ['Che cosa decidi', 'What you decide'],
  override: ['Leggere comunque la segnalazione', 'Read the referral all the same'],
  overrideHint: [
    'La regola è messa da parte, con il tuo motivo; la segnalazione va in coda al tavolo.',
    'The rule is set aside, with your reason; the referral goes to the table.',
  ],
  confirm: ['Confermare l’esclusione', 'Confirm the exclusion'],
  confirmHint: [
    'Il nucleo va a un servizio nominato, che conferma di averlo ricevuto, e viene informato nella sua lingua.',
    'The household goes to a named service, which confirms having received it, and is told in its language.',
  ],
  choiceMissing: ['Scegli che cosa fare', 'Choose what to do'],
  overrideReason: [
    'Perché la regola non vale per questo nucleo',
    'Why the rule does not hold for this household',
  ],
  overrideReasonMissing: ['Scrivi perché', 'Write why'],
  record: ['Registra', 'Record'],
  overridden: [
    'La regola è messa da parte: la segnalazione va letta.',
    'The rule is set aside: the referral is read.',
  ],
  confirmed: [
    'L’esclusione è confermata: il servizio indicato deve rispondere.',
    'The exclusion is confirmed: the named service is to answer.',
  ],
  decidedMeanwhile: [
    'Nel frattempo qualcuno ha già deciso: le tue risposte sono qui sotto, la pratica è come la vedi ora.',
    'Somebody decided meanwhile: your answers are below, the case is as you see it now.',
  ],
  noLonger: [
    'Non c’è più un’esclusione da confermare per questa segnalazione: {name} {date}.',
    'There is no exclusion to confirm for this referral any more: {name} {date}.',
  ],
  vacanciesLead: [
    'Nessun nucleo resta senza una persona: qui ci sono i posti da coprire e chi li copre nel frattempo.',
    'No household is left without a person: these are the seats to fill, and who fills in meanwhile.',
  ],
  noVacancies: ['Ogni posto ha una persona.', 'Every seat has a person.'],
  missing: ['Chi manca', 'Who is missing'],
  standIn: ['Nel frattempo', 'Meanwhile'],
  nobody: ['nessuno', 'nobody'],
  why: ['Perché', 'Why'],
  proposeBy: ['Nuova proposta entro il {date}', 'New proposal by {date}'],
  caseloadLead: [
    'Serve ad assegnare: chi ha spazio per un nucleo in più. In ordine di cognome, senza graduatorie né medie.',
    'It serves to assign: who has room for one more household. By family name, without ranks or averages.',
  ],
  person: ['Persona', 'Person'],
  assignFor: ['Da assegnare come', 'To be assigned as'],
  team: ['Ente', 'Body'],
  fullTime: ['Tempo di lavoro', 'Working time'],
  percent: ['{value, number} %', '{value, number} %'],
  extra: ['fino a {date} oltre il limite: {reason}', 'until {date} above the cap: {reason}'],
  disabled: ['Account disattivato', 'Account disabled'],
  noLoads: ['Nessuno ha ancora un carico.', 'Nobody carries anything yet.'],
  deadlinesLead: [
    'Conteggi per ente, senza nomi. Le scadenze di una persona le vedono solo quella persona e il coordinatore.',
    'Counts by body, without names. A person’s own deadlines are seen by that person and the coordinator only.',
  ],
  byTeam: ['Per ente', 'By body'],
  unheld: ['Senza una persona', 'Nobody holds them'],
  open: ['Aperte', 'Open'],
  dueSoon: ['Entro 7 giorni', 'Within 7 days'],
  missed: ['Scadute', 'Missed'],
  escalated: ['Passate al coordinatore', 'Passed to the coordinator'],
  noneMissed: ['Nessuna scadenza passata.', 'No deadline has passed.'],
  noDeadlines: ['Nessuna scadenza aperta.', 'No open deadline.'],
  ofPerson: ['Le scadenze di una persona', 'One person’s deadlines'],
  ofPersonHint: [
    'Per aiutarla o riassegnare, non per valutarla.',
    'To help or to assign anew, not to appraise.',
  ],
  show: ['Mostra', 'Show'],
  deadlinesOf: ['Scadenze di {name}', 'Deadlines of {name}'],
  missedList: ['Scadute, di tutto il territorio', 'Missed, in the whole territory'],
  rule: ['Che cosa', 'What'],
  due: ['Entro', 'Due'],
  tellsHint: [
    'Entro 5 giorni lavorativi, nella sua lingua. Se non indichi nessuno, tocca a te.',
    'Within 5 working days, in its language. If you name nobody, it is up to you.',
  ],
  monitoringNote: [
    'Questi numeri non servono a controllare chi lavora (art. 4 legge 300/1970).',
    'These figures do not serve to monitor who works (art. 4 of law 300/1970).',
  ],
})

export const exclusionReasonMissing = words({ text: ['Scegli il motivo', 'Choose the reason'] }).text

const VACANCY_KINDS: Readonly<Record<'preparer' | 'case-manager' | 'seat', Message<''>>> = words({
  preparer: ['Referente dell’istruttoria', 'Preparer'],
  'case-manager': ['Case manager', 'Case manager'],
  seat: ['Posto in équipe', 'Seat in the équipe'],
})

export const vacancyWords = VACANCY_KINDS

export const purposeWords = words({
  preparer: ['Istruttorie', 'Files prepared'],
  'case-manager': ['Nuclei come case manager', 'Households as case manager'],
  seat: ['Posti in équipe', 'Seats in équipes'],
})

export const gateKindWords = words({
  precondition: ['Requisito che manca', 'A requirement not met'],
  'not-yet': ['Non ancora', 'Not yet'],
  'other-measure': ['Un’altra misura', 'Another measure'],
})
