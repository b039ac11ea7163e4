import { type Message, words } from './words.ts'

/** Words of the sportello's lists and of a referral's own page. */
export const referralWords = words({
  title: ['Segnalazioni', 'Referrals'],
  lead: [
    'Le segnalazioni del tuo sportello: dove sono, da quando, che cosa succede adesso.',
    'The referrals of your sportello: where they are, since when, what happens next.',
  ],
  newReferral: ['Nuova segnalazione', 'New referral'],
  importFile: ['Importa da un file', 'Import from a file'],
  blankForm: ['Scheda da stampare', 'Form to print'],
  drafts: ['Bozze', 'Drafts'],
  draftPages: ['Pagine delle bozze', 'Pages of drafts'],
  draftFrom: ['Bozza salvata il {date}', 'Draft saved on {date}'],
  draftExpires: [
    'Cancellata il {date} se nessuno la riprende',
    'Deleted on {date} unless somebody takes it up',
  ],
  draftNameless: ['Nucleo ancora senza nome', 'Household without a name yet'],
  deleteDraft: ['Elimina', 'Delete'],
  deleteForGood: ['Elimina la bozza per sempre', 'Delete the draft for good'],
  draftDeleted: ['Bozza eliminata.', 'Draft deleted.'],
  number: ['Numero', 'Number'],
  numberHint: ['Tutto, come RE-7K4M2Q9X-D', 'Whole, like RE-7K4M2Q9X-D'],
  household: ['Nucleo', 'Household'],
  state: ['Stato', 'State'],
  urgency: ['Urgenza', 'Urgency'],
  next: ['Prossimo passo', 'Next step'],
  sentOn: ['Inviata', 'Sent'],
  none: ['Nessuna segnalazione con questi filtri.', 'No referral fits these filters.'],
  whichSportello: ['Per quale sportello', 'For which sportello'],
  sportelloMissing: ['Scegli per quale sportello', 'Choose for which sportello'],
  startTitle: ['Di quale nucleo si tratta?', 'Which household is it about?'],
  startNew: ['Un nucleo che segnaliamo per la prima volta', 'A household that we signal for the first time'],
  startAgain: ['Un nucleo che abbiamo già segnalato', 'A household that we signalled before'],
  useAgainColumn: ['Che cosa puoi fare', 'What you can do'],
  startAgainText: [
    'Le risposte di allora saranno già compilate: resta da controllare che cosa è cambiato.',
    'The answers of then are filled in already: what remains is to check what has changed.',
  ],
  begin: ['Comincia', 'Begin'],
  useAgain: ['Riparti da questa', 'Start from this one'],
  noSportello: [
    'Non sei iscritto a nessuno sportello attivo: chiedi al coordinatore del territorio.',
    'You belong to no active sportello: ask the coordinator of the territory.',
  ],
  summaryTitle: ['Controlla prima di inviare', 'Check before sending'],
  summaryFaults: ['Manca qualcosa prima di poter inviare', 'Something is missing before it can be sent'],
  sentAlready: [
    'Lo sportello ha già inviato questa segnalazione: è la {number}.',
    'The sportello has sent this referral already: it is {number}.',
  ],
  send: ['Invia la segnalazione', 'Send the referral'],
  sendDeclare: [
    'Inviando confermi che le informazioni sono quelle raccolte dal tuo servizio.',
    'By sending you confirm that the information is what your service collected.',
  ],
  whoNow: ['Chi può occuparsene adesso', 'Who can take it now'],
  whoReads: ['La legge', 'Read by'],
  whereDecided: ['Si decide in', 'Decided at'],
  nextMeeting: ['Prima seduta con un posto libero', 'First meeting with a free place'],
  betweenMeetings: ['Urgente: si decide tra una seduta e l’altra', 'Urgent: decided between meetings'],
  noMeeting: ['Ancora da fissare', 'Still to be set'],
  firstStepBy: ['Primo passo entro', 'First step by'],
  managersFree: [
    '{count, plural, =0 {nessuno libero oggi: sostituisce il coordinatore} one {# persona disponibile} other {# persone disponibili}}',
    '{count, plural, =0 {nobody free today: the coordinator stands in} one {# person available} other {# people available}}',
  ],
  previewAway: [
    'In questo momento non è possibile sapere chi può occuparsene. Puoi inviare lo stesso.',
    'It is not possible now to know who can take it. You can send it all the same.',
  ],
  gate: ['Da sapere', 'To know'],
  u0Title: ['Prima di tutto: chiama', 'First of all: call'],
  u0Text: [
    'Questa situazione non può aspettare una lettura. Chiama subito, poi invia.',
    'This cannot wait to be read. Call at once, then send.',
  ],
  emergencyService: ['Pronto intervento sociale', 'Emergency social service'],
  emergency112: ['112 · emergenza', '112 · emergency'],
  emergency1522: ['1522 · violenza e stalking', '1522 · violence and stalking'],
  emergency114: ['114 · emergenza infanzia', '114 · child emergency'],
  receiptTitle: ['Segnalazione inviata', 'Referral sent'],
  receiptNumber: ['Numero della segnalazione', 'Number of the referral'],
  receiptHint: [
    'Usa questo numero in ogni telefonata o messaggio: non contiene dati personali.',
    'Use this number in every call or message: it holds no personal data.',
  ],
  receiptNext: ['Che cosa succede adesso', 'What happens next'],
  receiptNow: ['Come sta adesso', 'How it stands now'],
  receiptAnswered: [
    'Esaminata il {date}: l’esito lo comunica chi segue il nucleo',
    'Looked at on {date}: whoever follows the household tells the outcome',
  ],
  receiptOver: ['Conclusa il {date}: non ha altri passi', 'Closed on {date}: it has no further step'],
  receiptRouting: [
    'La segnalazione sta arrivando al tavolo competente: di solito bastano pochi secondi.',
    'The referral is on its way to the competent table: as a rule it takes a few seconds.',
  ],
  protocol: ['Protocollo dell’ente', 'The body’s protocol number'],
  printReceipt: ['Stampa la ricevuta', 'Print the receipt'],
  printHint: [
    'Nella finestra di stampa puoi scegliere «Salva come PDF».',
    'In the print window you can choose “Save as PDF”.',
  ],
  toReferral: ['Vai alla segnalazione', 'Go to the referral'],
  where: ['Dove si trova', 'Where it is'],
  territory: ['Territorio', 'Territory'],
  holder: ['Chi ce l’ha', 'Who has it'],
  since: ['Da quando', 'Since'],
  meeting: ['Seduta', 'Meeting'],
  why: ['Perché qui', 'Why here'],
  waitsFor: ['Perché si aspetta', 'Why it waits'],
  waitsUntil: ['fino al {date}', 'until {date}'],
  reference: ['Persona di riferimento del nucleo', 'The household’s reference person'],
  preparer: ['Referente dell’istruttoria', 'Preparer'],
  managers: ['Case manager', 'Case manager'],
  decision: ['Decisione', 'Decision'],
  disputed: ['Competenza da confermare con {territory}', 'Competence to be confirmed with {territory}'],
  history: ['Che cosa è successo', 'What happened'],
  asked: ['Ti hanno chiesto', 'You are asked for'],
  askedText: [
    'Il referente dell’istruttoria ha bisogno di queste informazioni. Rispondi qui, oppure correggi la scheda.',
    'The preparer needs this information. Answer here, or correct the form.',
  ],
  askedWords: [
    'Il referente dell’istruttoria ha bisogno di queste informazioni. Chiedile a chi ha segnalato, e rispondi qui.',
    'The preparer needs this information. Ask who signalled, and answer here.',
  ],
  answer: ['La tua risposta', 'Your answer'],
  answerFault: ['Scrivi la risposta', 'Write the answer'],
  answerLate: [
    'La domanda non aspetta più una risposta. Il tuo testo è qui sotto: puoi copiarlo e telefonare al referente dell’istruttoria.',
    'The question no longer awaits an answer. Your text is below: you can copy it and call the preparer.',
  ],
  answerForm: [
    'La risposta non è partita: la scheda va prima corretta. Il tuo testo è qui sotto.',
    'The answer was not sent: the form is to be corrected first. Your text is below.',
  ],
  advice: ['Consulenza del tavolo', 'The table’s advice'],
  destination: ['A chi rivolgersi', 'Where to go'],
  answeredThere: ['Ha risposto {person}, {date}', '{person} answered, {date}'],
  answerBy: ['Rispondi entro il {date}.', 'Answer by {date}.'],
  answerAway: [
    'In questo momento recapiti e risposta del tavolo non si possono leggere.',
    'Contacts and the table’s answer cannot be read now.',
  ],
  sendAnswer: ['Invia la risposta', 'Send the answer'],
  answered: ['Risposta inviata.', 'Answer sent.'],
  enterLead: [
    'Quello che è arrivato su carta o per telefono, a nome dello sportello che segnala. Qui trovi solo le tue bozze.',
    'What came on paper or by telephone, for the sportello that signals. Only your own drafts are here.',
  ],
  entered: [
    'Segnalazione {number} registrata: dai questo numero a chi ha segnalato.',
    'Referral {number} recorded: give this number to who signalled.',
  ],
  whoSignals: [
    'Chi segnala, tra chi lavora allo sportello',
    'Who signals, of those who work at the sportello',
  ],
  whoSignalsHint: [
    'Riceverà gli avvisi e sarà il riferimento del nucleo fino al case manager. Se non c’è, sarai tu.',
    'They get the notices and are the household’s reference until there is a case manager. If they are not here, it is you.',
  ],
  notListed: ['Non è in elenco', 'Not in the list'],
  enteredBy: ['Inserita da', 'Entered by'],
  amend: ['Correggi la scheda', 'Correct the form'],
  amendBySender: [
    'Solo lo sportello che l’ha scritta può correggere la scheda: tu non ne vedi le parti riservate.',
    'Only the sportello that wrote the form can correct it: its restricted parts are not shown to you.',
  ],
  sheetWithheld: [
    'Qui mancano le parti riservate: {fields}.',
    'The restricted parts are not shown here: {fields}.',
  ],
  amendLead: [
    'La correzione viene registrata subito e vale quando il tavolo l’ha ricevuta.',
    'The correction is recorded at once and holds when the table has received it.',
  ],
  amendSend: ['Invia la correzione', 'Send the correction'],
  amendSent: [
    'Correzione inviata: la segnalazione viene aggiornata.',
    'Correction sent: the referral is being updated.',
  ],
  amendNothing: ['Nessuna risposta è cambiata.', 'No answer has changed.'],
  withdraw: ['Ritira la segnalazione', 'Withdraw the referral'],
  withdrawLead: [
    'Un ritiro non è una penalità: il nucleo può essere segnalato di nuovo in ogni momento.',
    'A withdrawal is no penalty: the household can be signalled again at any time.',
  ],
  withdrawReason: ['Per quale motivo', 'For which reason'],
  withdrawNote: ['Che cosa è successo', 'What happened'],
  withdrawFault: ['Scegli un motivo', 'Choose a reason'],
  withdrawn: ['Ritiro inviato.', 'Withdrawal sent.'],
  requests: ['Richieste e completamenti', 'Requests and completions'],
  pending: ['in attesa di risposta', 'waiting for an answer'],
  sheet: ['Scheda completa', 'Whole form'],
  sheetLead: [
    'Per il fascicolo sociale del tuo ente. Chi la apre lascia traccia.',
    'For the social file of your body. Opening it is recorded.',
  ],
  again: ['Segnala di nuovo questo nucleo', 'Signal this household again'],
  files: ['Allegati', 'Attachments'],
})

export const requestKindWords = words({
  amendment: ['Correzione della scheda', 'Correction of the form'],
  answer: ['Risposta', 'Answer'],
  withdrawal: ['Ritiro', 'Withdrawal'],
  completion: ['Scheda completata con il nucleo', 'Form completed with the household'],
})

/** In which role somebody completed the form: the sender reads no name. */
export const completedAsWords = words({
  preparer: ['dal referente dell’istruttoria', 'by the preparer'],
  'case-manager': ['dal case manager', 'by the case manager'],
  chair: ['da chi presiede il tavolo', 'by the chair of the table'],
  coordinator: ['dal coordinamento', 'by the coordinator'],
})

/** Who wrote down what a sportello sent on paper or said on the telephone. */
export const enteredAsWords = words({
  preparer: ['un referente dell’istruttoria', 'a preparer'],
  coordinator: ['il coordinamento', 'the coordinator'],
})

const OF_A_CORRECTION = words({
  applied: ['accolta', 'taken up'],
  'passed-to-case-manager': ['inoltrata al case manager', 'passed to the case manager'],
  refused: ['non accolta', 'not taken up'],
})

/** What became of a request, by its kind. A completion changes the form whoever is told of it after the decision. */
export const outcomeWords = {
  amendment: OF_A_CORRECTION,
  answer: OF_A_CORRECTION,
  withdrawal: words({
    applied: ['accolto', 'taken up'],
    'passed-to-case-manager': ['inoltrato al case manager', 'passed to the case manager'],
    refused: ['non accolto', 'not taken up'],
  }),
  completion: words({
    applied: ['registrata', 'recorded'],
    'passed-to-case-manager': ['registrata', 'recorded'],
    refused: ['non registrata', 'not recorded'],
  }),
}

export const withdrawalWords = words({
  'does-not-want': ['Il nucleo non desidera il percorso', 'The household does not want it'],
  unreachable: ['Il nucleo non è rintracciabile', 'The household cannot be reached'],
  moved: ['Il nucleo si è trasferito', 'The household has moved'],
  'need-covered': ['Il bisogno è già coperto', 'The need is covered already'],
  'entered-in-error': ['Inserita per errore', 'Entered by mistake'],
  other: ['Altro', 'Other'],
})

export const decisionWords: Readonly<Record<string, Message<''>>> = words({
  admit: ['Ammessa', 'Admitted'],
  'admit-waiting-list': ['Ammessa, in lista d’attesa', 'Admitted, on the waiting list'],
  'ask-information': ['Chieste informazioni', 'Information asked'],
  defer: ['Rinviata alla prossima seduta', 'Deferred to the next meeting'],
  redirect: ['Inviata ad altro servizio o territorio', 'Sent to another service or territory'],
  decline: ['Non ammessa', 'Not admitted'],
  advise: ['Consulenza all’operatore', 'Advice to the operator'],
  join: ['Riunita a un’altra pratica', 'Joined to another case'],
})

export const managerStatusWords = words({
  proposed: ['proposto', 'proposed'],
  confirmed: ['confermato', 'confirmed'],
  interim: ['ad interim', 'interim'],
})

export const holderWords: Readonly<Record<string, Message<''>>> = words({
  table: ['Il tavolo', 'The table'],
  equipe: ['L’équipe', 'The équipe'],
  sender: ['Il tuo sportello', 'Your sportello'],
  service: ['Un altro servizio', 'Another service'],
  none: ['In arrivo', 'On its way'],
})

export const historyWords = words({
  submitted: ['Inviata', 'Sent'],
  routed: ['Assegnata', 'Assigned'],
  moved: ['Ora: {state}', 'Now: {state}'],
  stays: ['Ora: {state}, seduta del {date}', 'Now: {state}, meeting of {date}'],
  decided: ['Decisione: {decision}', 'Decision: {decision}'],
  managerProposed: ['Proposto il case manager', 'Case manager proposed'],
  managerConfirmed: ['Confermato il case manager', 'Case manager confirmed'],
  managerInterim: ['Case manager ad interim', 'Interim case manager'],
  opened: ['Aperta la presa in carico', 'Integrated case opened'],
  closed: ['Conclusa la presa in carico', 'Integrated case closed'],
  completed: ['Scheda completata {role}', 'Form completed {role}'],
  other: ['Aggiornamento', 'Update'],
})
