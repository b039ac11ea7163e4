import { words } from './words.ts'

/** Words of the pages about the desk itself. */
export const aboutWords = words({
  signedOut: ['Sei uscito', 'You are signed out'],
  signedOutText: [
    'La sessione è chiusa. Se il computer è condiviso, chiudi anche il browser.',
    'The session is closed. If the computer is shared, close the browser too.',
  ],
  goOn: ['Continua', 'Continue'],
  signInAgain: ['Accedi di nuovo', 'Sign in again'],
  accessibility: ['Dichiarazione di accessibilità', 'Accessibility statement'],
  accessibilityLead: [
    'intarsi è progettato per essere usato da tutti: con la tastiera, con uno screen reader, ingrandito al 200 %, su uno schermo di 320 pixel, senza JavaScript.',
    'intarsi is made to be used by everybody: with the keyboard, with a screen reader, at 200 % zoom, on a screen of 320 pixels, without JavaScript.',
  ],
  conformity: ['Conformità', 'Conformity'],
  conformityText: [
    'Ogni pagina è provata in modo automatico con i criteri WCAG 2.2 livello AA, con e senza JavaScript. Le prove automatiche trovano solo una parte dei problemi: l’ente che usa intarsi completa la verifica e pubblica la propria dichiarazione sul modello AgID.',
    'Every page is tested automatically against WCAG 2.2 level AA, with and without JavaScript. Automatic tests find only part of the problems: the body that runs intarsi completes the assessment and publishes its own statement on AgID’s form.',
  ],
  limits: ['Limiti noti', 'Known limits'],
  limitsText: [
    'I documenti allegati dagli enti (PDF e immagini) possono non essere accessibili: si può chiedere il contenuto in un’altra forma a chi li ha caricati.',
    'Documents attached by bodies (PDF files and images) may not be accessible: ask whoever uploaded them for another form.',
  ],
  feedback: ['Segnalare un problema', 'Report a problem'],
  feedbackText: [
    'Scrivi al responsabile della transizione digitale dell’ente che gestisce il servizio, indicando la pagina e il programma che usi. La risposta è dovuta entro 30 giorni; dopo, ci si può rivolgere al Difensore civico per il digitale.',
    'Write to the digital transition officer of the body that runs the service, naming the page and the program you use. An answer is due within 30 days; after that you can turn to the digital ombudsman (Difensore civico per il digitale).',
  ],
  keyboard: ['Uso da tastiera', 'Keyboard use'],
  keyboardLead: [
    'Tutto si fa con la tastiera, senza trascinare nulla.',
    'Everything works with the keyboard, and nothing needs dragging.',
  ],
  key: ['Tasto', 'Key'],
  does: ['Che cosa fa', 'What it does'],
  tab: [
    'Passa al campo o al collegamento successivo; con Maiusc, al precedente',
    'Moves to the next field or link; with Shift, to the one before',
  ],
  tabKey: ['Tab', 'Tab'],
  firstTab: [
    'All’inizio di ogni pagina porta al contenuto, saltando il menu',
    'At the start of a page leads to the content, past the menu',
  ],
  firstTabKey: ['Tab, poi Invio', 'Tab, then Enter'],
  enter: ['Apre il collegamento o invia il modulo', 'Follows the link or sends the form'],
  enterKey: ['Invio', 'Enter'],
  space: ['Sceglie una casella, apre un menu a scomparsa', 'Ticks a box, opens a fold-out menu'],
  spaceKey: ['Spazio', 'Space'],
  arrows: ['Scelgono una tra più risposte', 'Choose one of several answers'],
  arrowsKey: ['Frecce', 'Arrow keys'],
  scroll: [
    'Spostano un grafico o una tabella più larghi dello schermo, quando hanno il fuoco',
    'Move a picture or a table wider than the screen, when it has the focus',
  ],
  scrollKey: ['Frecce, su un grafico', 'Arrow keys, on a picture'],
  escape: [
    'Premuto tre volte lascia subito una pagina che può mettere qualcuno a rischio',
    'Pressed three times leaves at once a page that could put somebody at risk',
  ],
  escapeKey: ['Esc', 'Esc'],
  personalData: ['Dati personali', 'Personal data'],
  personalDataLead: [
    'Questa applicazione non conserva dati dei nuclei: li chiede ai servizi ogni volta, con i tuoi permessi.',
    'This application keeps no data of households: it asks the services each time, with your rights.',
  ],
  controller: ['Chi risponde dei dati', 'Who answers for the data'],
  controllerText: [
    'L’ente che gestisce questo servizio, con gli enti dell’accordo del tuo territorio. Chi sia il titolare e come scrivere al responsabile della protezione dei dati lo dice l’informativa dell’ente.',
    'The body that runs this service, with the bodies of your territory’s agreement. The body’s privacy notice says who the controller is and how to write to the data protection officer.',
  ],
  yours: ['I tuoi dati', 'Your data'],
  yoursText: [
    'Nome, ente, ruoli, lingue, carico e assenze, come li registra il tuo coordinatore; l’indirizzo a cui ricevere gli avvisi, che cambi nelle Preferenze; gli avvisi stessi. Carico e scadenze di una persona li vedono lei e il coordinatore, per assegnare e mai per valutare.',
    'Name, body, roles, languages, caseload and absences, as your coordinator records them; the address for notices, which you change under Preferences; the notices themselves. A person’s caseload and deadlines are seen by that person and the coordinator, to assign and never to appraise.',
  ],
  households: ['I dati dei nuclei', 'Data of households'],
  householdsText: [
    'Li vede solo chi ha un ruolo per quel nucleo, e solo la parte che gli serve; le parti riservate si aprono dicendo perché. Nomi, codici e testi restano nel servizio che li ha raccolti: agli altri arrivano soltanto codici e numeri.',
    'Only who has a role for that household sees them, and only the part they need; restricted parts are opened by saying why. Names, codes and texts stay in the service that took them: the others get codes and numbers only.',
  ],
  rights: ['Diritti', 'Rights'],
  rightsText: [
    'Un nucleo riceve l’informativa prima della segnalazione, nella sua lingua o con un mediatore. Può chiedere di leggere, correggere o cancellare i propri dati allo sportello o al coordinatore, che rispondono per l’ente. La cancellazione vale in tutti i servizi.',
    'A household is given the privacy notice before the referral, in its language or with a mediator. It may ask the sportello or the coordinator, who answer for the body, to read, correct or erase its data. An erasure holds in every service.',
  ],
  cookies: ['Cookie', 'Cookies'],
  cookiesText: [
    'Solo tecnici: uno per la sessione, uno per la sicurezza dei moduli, due per lingua e titoli discreti. Nessun contatore, nessun servizio di terzi.',
    'Technical ones only: one for the session, one for the safety of forms, two for language and discreet titles. No counters, no third parties.',
  ],
  reads: ['Chi legge lascia traccia', 'Reading leaves a trace'],
  readsText: [
    'Ogni lettura di un nome o di una pratica è registrata: chi, di chi, quando e perché.',
    'Each reading of a name or a file is recorded: who, about whom, when and why.',
  ],
  continueTitle: ['La sessione era scaduta', 'The session had ended'],
  continueText: [
    'Quello che avevi scritto non è andato perso. Premi il pulsante per inviarlo.',
    'What you wrote is not lost. Press the button to send it.',
  ],
  notSaved: [
    'La sessione era finita: quello che hai inviato da questa pagina non è stato salvato. Qui trovi ciò che era salvato prima.',
    'The session had ended: what you sent from this page was not saved. Here is what was saved before.',
  ],
  continueSend: ['Invia quello che avevo scritto', 'Send what I wrote'],
  continueDrop: ['Lascia perdere', 'Leave it'],
})
