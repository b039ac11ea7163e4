import { words } from './words.ts'

/** The eight decisions of a table on a referral (`referral-and-states.md` section 3.2). */
export const decisionKindWords = words({
  admit: ['Ammessa', 'Admitted'],
  'admit-waiting-list': ['Ammessa in attesa', 'Admitted, to wait'],
  'ask-information': ['Chieste informazioni', 'Information asked'],
  defer: ['Rinviata', 'Deferred'],
  redirect: ['Inviata ad altro servizio o territorio', 'Sent to another service or territory'],
  decline: ['Non ammessa', 'Not admitted'],
  advise: ['Consulenza all’operatore', 'Advice to the operator'],
  join: ['Riunita', 'Joined'],
})

export const decisionStateWords = words({
  recorded: ['Registrata', 'Recorded'],
  final: ['Definitiva', 'Final'],
  corrected: ['Rettificata', 'Corrected'],
  annulled: ['Annullata', 'Annulled'],
})

/** What each decision does, said beside its choice. */
export const decisionHints = words({
  admit: [
    'La presa in carico si apre, il case manager è confermato, l’équipe si forma.',
    'The integrated case opens, the case manager is confirmed, the équipe forms.',
  ],
  'admit-waiting-list': [
    'Ammessa, ma senza posto ora: entra in lista d’attesa, controllata a ogni seduta.',
    'Admitted, but there is no room now: it joins the waiting list, checked at every meeting.',
  ],
  'ask-information': [
    'Lo sportello riceve una domanda con un termine.',
    'The sportello gets a question with a term.',
  ],
  defer: ['Torna alla prossima seduta con un posto.', 'It comes back at the next meeting with a place.'],
  redirect: [
    'Va a un servizio o territorio nominato, che conferma.',
    'It goes to a named service or territory, which confirms.',
  ],
  decline: ['Con un motivo e una destinazione nominata.', 'With a ground and a named destination.'],
  advise: [
    'Il servizio che segnala resta titolare e riceve la consulenza.',
    'The signalling service stays in charge and gets the advice.',
  ],
  join: ['È lo stesso nucleo di un’altra pratica.', 'It is the same household as another case.'],
})

/** Choices of the form, as one would say them. */
export const decisionChoices = words({
  admit: ['Ammettere', 'Admit'],
  'admit-waiting-list': ['Ammettere in lista d’attesa', 'Admit to the waiting list'],
  'ask-information': ['Chiedere informazioni', 'Ask for information'],
  defer: ['Rinviare', 'Defer'],
  redirect: ['Inviare ad altro servizio o territorio', 'Send to another service or territory'],
  decline: ['Non ammettere', 'Do not admit'],
  advise: ['Dare una consulenza all’operatore', 'Give advice to the operator'],
  join: ['Riunire a un’altra pratica', 'Join to another case'],
})

export const decisionWords = words({
  title: ['Decisione su {number}', 'Decision on {number}'],
  correctTitle: ['Rettifica della decisione su {number}', 'Correction of the decision on {number}'],
  correctLead: [
    'Una nuova decisione prende il posto di «{kind}» del {date}. Chi era stato informato riceve un nuovo avviso; la decisione precedente resta nella storia.',
    'Another decision takes the place of “{kind}” of {date}. Everybody who was told is told again; the former decision stays in the history.',
  ],
  whatToDecide: ['La decisione', 'The decision'],
  kindMissing: ['Scegli una decisione', 'Choose a decision'],
  meeting: ['Seduta', 'Meeting'],
  noMeeting: ['Fuori seduta', 'Outside a meeting'],
  notReady: [
    'L’istruttoria non è conclusa: si può decidere lo stesso, e la decisione lo riporta.',
    'The file is not complete: a decision is possible, and says so.',
  ],
  summary: ['La pratica in breve', 'The case in brief'],
  equipe: ['Équipe che si formerebbe', 'Équipe that would form'],
  seat: ['Posto', 'Seat'],
  person: ['Persona', 'Person'],
  why: ['Perché', 'Why'],
  onCall: ['a chiamata', 'on call'],
  callSuggested: ['a chiamata, si suggerisce di chiamare', 'on call, a call is suggested'],
  notNeeded: ['non richiesto da questi bisogni', 'not asked for by these needs'],
  toFindOut: ['da chiarire: {fields}', 'to find out: {fields}'],
  vacant: ['vacante', 'vacant'],
  managerProposed: ['Case manager', 'Case manager'],
  managerKeep: ['La persona proposta', 'The person proposed'],
  managerOther: ['Un’altra persona', 'Somebody else'],
  managerReason: ['Perché un’altra persona', 'Why somebody else'],
  managerReasonMissing: ['Indica perché un’altra persona', 'Say why somebody else'],
  fields: ['Che cosa chiedere allo sportello', 'What to ask the sportello'],
  fieldsMissing: ['Scegli almeno un campo', 'Choose at least one field'],
  deferReason: ['Motivo del rinvio', 'Reason for deferring'],
  deferReasonHint: [
    'Obbligatorio dal terzo rinvio, o se indichi un giorno.',
    'Required from the third deferral, or if you name a day.',
  ],
  deferReasonMissing: ['Indica il motivo del rinvio', 'Give the reason for deferring'],
  until: ['Non prima del', 'Not before'],
  untilInvalid: ['Indica un giorno futuro', 'Name a day to come'],
  ground: ['Motivo', 'Ground'],
  groundHint: [
    'La mancanza di posti o di un mediatore non è un motivo per non ammettere.',
    'A lack of places or of a mediator is no ground not to admit.',
  ],
  groundMissing: ['Scegli un motivo', 'Choose a ground'],
  destination: ['Destinazione', 'Destination'],
  destinationKind: ['Dove va', 'Where it goes'],
  service: ['Un servizio', 'A service'],
  territory: ['Un altro territorio', 'Another territory'],
  measure: ['Un’altra misura', 'Another measure'],
  destinationCode: ['Tipo di servizio', 'Kind of service'],
  otherService: ['Altro servizio', 'Another service'],
  destinationCodeMissing: ['Scegli il tipo di servizio', 'Choose the kind of service'],
  destinationTerritory: ['Quale territorio', 'Which territory'],
  territoryMissing: ['Scegli il territorio', 'Choose the territory'],
  destinationService: ['Nome del servizio', 'Name of the service'],
  serviceMissing: ['Scrivi il nome del servizio', 'Write the name of the service'],
  destinationPerson: ['Chi risponde là', 'Who answers there'],
  personMissing: ['Scrivi chi risponde', 'Write who answers'],
  destinationContact: ['Telefono o e-mail', 'Telephone or e-mail'],
  contactMissing: ['Scrivi un telefono o un’e-mail', 'Write a telephone or an e-mail'],
  heardBy: ['Chi ha sentito il nucleo', 'Who heard it from the household'],
  heardLanguage: ['In quale lingua', 'In which language'],
  heardHint: ['Serve se il nucleo non desidera il percorso.', 'Needed if the household does not want this.'],
  heardMissing: [
    'Indica chi ha sentito il nucleo e in quale lingua',
    'Say who heard the household and in which language',
  ],
  advice: ['La consulenza', 'The advice'],
  adviceMissing: ['Scrivi la consulenza', 'Write the advice'],
  joinInto: ['A quale segnalazione', 'Into which referral'],
  joinOpenCase: ['Alla presa in carico aperta del nucleo', 'The household’s open integrated case'],
  joinNothing: [
    'Il nucleo non ha altre pratiche: prima si riuniscono i due nuclei.',
    'The household has no other case: join the two households first.',
  ],
  tells: ['Chi informa il nucleo', 'Who tells the household'],
  tellsHint: [
    'Entro 5 giorni lavorativi, nella sua lingua. Obbligatorio se non viene ammesso o va altrove.',
    'Within 5 working days, in its language. Required when it is not admitted or goes elsewhere.',
  ],
  tellsMissing: ['Indica chi informa il nucleo', 'Say who tells the household'],
  tellsLanguage: ['In quale lingua', 'In which language'],
  languageMissing: ['Scegli la lingua', 'Choose the language'],
  note: ['Nota', 'Note'],
  between: ['Decisione tra una seduta e l’altra', 'Decision between meetings'],
  betweenHint: [
    'Solo per U0 e U1: il coordinatore decide con una persona del servizio sociale pubblico; il tavolo ratifica.',
    'Only for U0 and U1: the coordinator decides with a member of the public social service; the table ratifies.',
  ],
  second: ['Seconda persona', 'Second person'],
  secondMissing: [
    'Scegli una persona attiva del servizio sociale pubblico di questo territorio, diversa da te',
    'Choose an active member of the public social service of this territory, not yourself',
  ],
  record: ['Registra la decisione', 'Record the decision'],
  recorded: ['La decisione è registrata.', 'The decision is recorded.'],
  corrected: ['La decisione è rettificata.', 'The decision is corrected.'],
  faster: ['Qualcuno ha deciso prima di te', 'Somebody decided before you'],
  fasterWho: [
    '{name} ha già registrato «{kind}» ({date}). La tua decisione non è stata registrata.',
    '{name} recorded “{kind}” already ({date}). Your decision was not recorded.',
  ],
  somebody: ['Un’altra persona', 'Somebody else'],
  readTheirs: ['Leggi la pratica', 'Read the case'],
  correctTheirs: ['Rettifica quella decisione', 'Correct that decision'],
  answersKept: [
    'Le tue risposte non sono perse: se rettifichi, le ritrovi nel modulo.',
    'Your answers are not lost: if you correct it, they are in the form.',
  ],
  changedMeanwhile: [
    'La pratica è cambiata mentre decidevi. Le tue risposte sono qui sotto: controlla e registra di nuovo.',
    'The case changed while you were deciding. Your answers are below: check and record again.',
  ],
  notChair: [
    'Oggi presiede {name}, dal {date}: solo chi presiede, o chi è delegato, decide.',
    '{name} chairs today, since {date}: only the chair, or a delegate, decides.',
  ],
  onlyBetween: [
    'È urgente: chi coordina può deciderla prima della seduta, con una persona del servizio sociale pubblico.',
    'It is urgent: who coordinates may decide it before the meeting, with a person of the public social service.',
  ],
  mayDelegate: [
    'Tutto il resto della pratica si prepara comunque. Per una seduta la presidenza si può delegare dalla pagina della seduta.',
    'The rest of the file can be prepared all the same. For one meeting the chair can be delegated on the meeting’s page.',
  ],
  coordinatorOnly: [
    'Tra una seduta e l’altra decide il coordinatore, con una seconda persona.',
    'Between meetings the coordinator decides, with a second person.',
  ],
  notUrgent: [
    'Solo U0 e U1 si decidono tra una seduta e l’altra.',
    'Only U0 and U1 are decided between meetings.',
  ],
  closed: ['Su questa segnalazione si è già deciso.', 'This referral was decided already.'],
  owedHeard: [
    'Prima indica chi ha sentito il nucleo e in quale lingua.',
    'First say who heard the household and in which language.',
  ],
  owedTerritory: [
    'Fuori competenza: indica il territorio competente; la pratica resta qui finché non accetta.',
    'Out of competence: name the competent territory; it stays here until accepted.',
  ],
  owedTries: [
    'Non rintracciabile: servono 3 tentativi in 3 giorni diversi e 10 giorni lavorativi dal primo. Registrali nella pratica.',
    'Cannot be reached: 3 tries on 3 days and 10 working days from the first are needed. Record them in the case.',
  ],
  owedAbstention: [
    'Conflitto d’interesse: prima registra l’astensione, dall’ordine del giorno.',
    'Conflict of interest: first record the abstention, on the agenda.',
  ],
  notAGround: [
    'Questo non è un motivo per non ammettere: scegline un altro o un’altra decisione.',
    'This is no ground not to admit: choose another, or another decision.',
  ],
})
