import { words } from './words.ts'

/** Words of the steps of an integrated case, from the first interview to its closing. */
export const stepWords = words({
  title: ['Passi della presa in carico', 'Steps of the case'],
  next: ['Il prossimo passo', 'The next step'],
  others: ['Altri passi', 'Other steps'],
  notYours: [
    'I passi della presa in carico li registra il case manager o il coordinatore.',
    'Steps of the case are recorded by the case manager or the coordinator.',
  ],
  ended: ['La presa in carico è conclusa.', 'The case has ended.'],
  // First interview
  interview: ['Registra il primo colloquio', 'Record the first interview'],
  interviewHint: [
    'Il nucleo sa chi lo segue e che cosa succede adesso, nella sua lingua.',
    'The household knows who follows it and what happens now, in its language.',
  ],
  interviewSaid: [
    'Il primo colloquio è registrato: comincia la valutazione.',
    'The first interview is recorded: the assessment begins.',
  ],
  heldOn: ['Quando si è tenuto', 'When it was held'],
  language: ['In quale lingua', 'In which language'],
  withMediator: ['Con un mediatore', 'With a mediator'],
  yes: ['Sì', 'Yes'],
  // Assessment
  completion: ['Concludi la valutazione', 'Complete the assessment'],
  completionHint: [
    'Servono le cinque aree valutate (FE-08, CE-10) e i fattori di rischio per i minori rivisti (FE-07).',
    'It needs the five areas assessed (FE-08, CE-10) and the risk factors for minors gone through (FE-07).',
  ],
  completionSaid: [
    'La valutazione è conclusa: si prepara il progetto.',
    'The assessment is complete: the project is drawn up.',
  ],
  risks: ['Fattori di rischio', 'Risk factors'],
  risksReviewed: ['Li abbiamo rivisti', 'We went through them'],
  risksMissing: ['Rivedi prima i fattori di rischio', 'Go through the risk factors first'],
  stillToAssess: ['Da valutare: {areas}.', 'To be assessed: {areas}.'],
  // Project
  sharing: ['Il progetto è stato condiviso', 'The project was shared'],
  sharingHint: [
    'In un colloquio con il nucleo (RE-21), con almeno un obiettivo in ogni area di bisogno.',
    'In an interview with the household (RE-21), with an objective in each area in need.',
  ],
  sharingSaid: ['Il progetto è da firmare.', 'The project is to be signed.'],
  sharedOn: ['Quando', 'When'],
  signature: ['Registra una firma', 'Record a signature'],
  signatureSaid: ['La firma è registrata.', 'The signature is recorded.'],
  party: ['Chi ha firmato', 'Who signed'],
  signedOn: ['Quando ha firmato', 'When it was signed'],
  rework: ['Rivedi il progetto', 'Rework the project'],
  reworkHint: [
    'Il nucleo chiede altro: il progetto torna in preparazione, le firme si rifanno.',
    'The household asks for something else: the project is drawn up again and signed anew.',
  ],
  reworkSaid: ['Il progetto è di nuovo in preparazione.', 'The project is drawn up again.'],
  refusal: ['Il nucleo non vuole il progetto', 'The household does not want the project'],
  refusalHint: [
    'Nessuna conseguenza: si prepara la chiusura e chi resta vicino.',
    'No penalty: the closing is prepared, and who stays near.',
  ],
  refusalSaid: ['La presa in carico va verso la chiusura.', 'The case goes into its closing.'],
  reason: ['Motivo', 'Reason'],
  // Review
  review: ['Apri una verifica', 'Open a review'],
  reviewHint: [
    'Alla sua data, o quando per il nucleo cambia qualcosa di importante.',
    'On its date, or when something important changes for the household.',
  ],
  reviewSaid: ['La verifica è aperta.', 'The review is open.'],
  cause: ['Perché', 'Why'],
  plannedOn: ['In che giorno', 'On which day'],
  outcome: ['Registra l’esito della verifica', 'Record what the review decided'],
  outcomeHint: [
    'Prima aggiorna i livelli delle aree: la differenza è il cambiamento.',
    'Say the levels of the areas first: the difference is the change.',
  ],
  outcomeSaid: ['L’esito della verifica è registrato.', 'What the review decided is recorded.'],
  decided: ['Che cosa si è deciso', 'What was decided'],
  note: ['Nota', 'Note'],
  nextReviewOn: ['Prossima verifica', 'Next review'],
  nextReviewHint: ['Vuoto: secondo il termine del territorio.', 'Empty: by the territory’s term.'],
  // Suspension
  extension: ['Proroga il progetto', 'Extend the project'],
  extensionHint: [
    'Una sola volta, per i mesi previsti dal territorio, contati dalla fine prevista. Chi segue il nucleo viene avvisato.',
    'Once, by the months that the territory foresees, counted from the end foreseen. Who follows the household is told.',
  ],
  extensionSaid: ['Il progetto è prorogato.', 'The project is extended.'],
  suspension: ['Sospendi la presa in carico', 'Suspend the case'],
  suspensionHint: [
    'Case manager ed équipe restano. Alla data indicata riprende da sola.',
    'Case manager and équipe stay. On the date it goes on by itself.',
  ],
  suspensionSaid: ['La presa in carico è sospesa.', 'The case is suspended.'],
  until: ['Fino al', 'Until'],
  resume: ['Riprendi subito', 'Take it up now'],
  resumeSaid: ['La presa in carico riprende.', 'The case goes on.'],
  // Closing
  closing: ['Prepara la chiusura', 'Prepare the closing'],
  closingHint: [
    'Obiettivi raggiunti, tempo previsto concluso, o il nucleo lo desidera.',
    'Objectives met, the time foreseen is over, or the household wishes it.',
  ],
  closingSaid: ['La presa in carico è in chiusura.', 'The case is being closed.'],
  signOn: ['Quando si firma la chiusura', 'When the closing is signed'],
  stopClosing: ['Non si chiude più', 'Do not close it'],
  stopClosingSaid: ['La presa in carico prosegue.', 'The case goes on.'],
  close: ['Chiudi la presa in carico', 'Close the case'],
  closeHint: [
    'Esito e piano di continuità: chi resta vicino al nucleo, presso quale servizio.',
    'Outcome and continuity plan: who stays near the household, at which service.',
  ],
  closeSaid: ['La presa in carico è conclusa.', 'The case is closed.'],
  caseOutcome: ['Esito', 'Outcome'],
  reference: ['Chi resta di riferimento', 'Who stays as reference'],
  service: ['Presso quale servizio', 'At which service'],
  continuity: ['Che cosa è concordato', 'What was agreed'],
  call: ['Registra la telefonata dopo la chiusura', 'Record the call after the closing'],
  callHint: [
    'Una telefonata al nucleo qualche mese dopo la chiusura, sul contatto sicuro e nella sua lingua.',
    'One call to the household some months after the closing, on its safe contact and in its language.',
  ],
  calledOn: ['In quale giorno', 'On which day'],
  callSaid: ['La telefonata è registrata.', 'The call is recorded.'],
  resumption: ['Riapri la presa in carico', 'Take the case up again'],
  resumptionHint: [
    'Entro 12 mesi dalla chiusura; riparte dalla valutazione.',
    'Within 12 months of its closing; it begins again with the assessment.',
  ],
  resumptionSaid: ['La presa in carico è di nuovo aperta.', 'The case is open again.'],
  // What is missing
  dateMissing: ['Scrivi una data', 'Write a date'],
  choiceMissing: ['Scegli una risposta', 'Choose an answer'],
  textMissing: ['Scrivi qualcosa qui', 'Write something here'],
})

export const reviewCauseWords = words({
  date: ['È la data della verifica', 'The date of the review has come'],
  permit: ['Titolo di soggiorno', 'Permit'],
  home: ['Casa', 'Home'],
  birth: ['Nascita', 'Birth'],
  school: ['Scuola', 'School'],
  other: ['Altro', 'Something else'],
})

export const reviewOutcomeWords = words({
  confirmed: ['Il progetto è confermato', 'The project is confirmed'],
  replanned: ['Il progetto si rimodula', 'The project is planned anew'],
})

export const closingReasonWords = words({
  'objectives-met': ['Obiettivi raggiunti', 'Objectives met'],
  'horizon-reached': ['Tempo previsto concluso', 'The time foreseen is over'],
  'household-wish': ['Lo desidera il nucleo', 'The household wishes it'],
  'project-declined': ['Progetto non voluto dal nucleo', 'The household declined the project'],
})
