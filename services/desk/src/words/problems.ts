import { type Message, words } from './words.ts'

/** Why a command was not carried out, by the code of the service's "no". */
const PROBLEMS: Readonly<Record<string, Message<''>>> = words({
  'stale-version': [
    'Nel frattempo qualcuno ha cambiato questa pagina: ora la vedi aggiornata. Controlla e ripeti, se serve ancora.',
    'Somebody changed this meanwhile: you now see it as it stands. Check, and do it again if still needed.',
  ],
  'agenda-changed-meanwhile': [
    'Proprio ora è arrivata una segnalazione all’ordine del giorno: riprova.',
    'A referral came onto the agenda just now: try again.',
  ],
  'meeting-state-forbids': [
    'La seduta non è più in uno stato che lo permette.',
    'The meeting is no longer in a state that allows this.',
  ],
  'meeting-in-the-past': [
    'Una seduta si programma per una data futura.',
    'A meeting is planned for a date to come.',
  ],
  'meeting-takes-no-item': [
    'Questa seduta non ha più posto per un punto di questo tipo.',
    'This meeting has no room for another item of this kind.',
  ],
  'deferral-needs-reason': [
    'Un punto rinviato per la terza volta richiede un motivo; il coordinatore ne è informato.',
    'An item deferred for the third time needs a reason; the coordinator is told.',
  ],
  'already-sent': [
    'Lo sportello l’ha già inviata con lo stesso riferimento.',
    'The sportello has sent it already under the same reference.',
  ],
  'idempotency-key-reused': [
    'La pagina era già stata inviata con altre risposte: controlla e invia di nuovo.',
    'This page was sent already with other answers: check, and send it again.',
  ],
  'case-not-running': [
    'Questo nucleo non ha una presa in carico aperta.',
    'This household has no open integrated case.',
  ],
  'table-decides-nothing': [
    'Questo tavolo condivide e non decide: qui non si chiude nessuna presa in carico.',
    'This table shares and decides nothing: no case ends here.',
  ],
  'already-on-agenda': [
    'Un punto di questo tipo sul nucleo aspetta già una seduta.',
    'An item of this kind on the household waits for a meeting already.',
  ],
  'minutes-missing': ['Non c’è ancora un verbale da approvare.', 'There are no minutes to approve yet.'],
  'person-not-eligible': [
    'Questa persona non può farlo: account sospeso, accordo scaduto o conflitto d’interesse.',
    'This person may not: account disabled, agreement expired or conflict of interest.',
  ],
  'person-not-found': ['Una delle persone non è nell’elenco.', 'One of the people is not in the directory.'],
  'referral-closed': ['La segnalazione è già conclusa.', 'The referral is closed already.'],
  'referral-state-forbids': [
    'La segnalazione è ora in uno stato che non lo permette.',
    'The referral is now in a state that does not allow this.',
  ],
  'question-rounds-exhausted': [
    'Le richieste di informazioni previste sono già state fatte: si decide su ciò che si sa.',
    'Information was asked for as often as is foreseen: decide on what is known.',
  ],
  'fields-missing': [
    'Mancano ancora informazioni: completale, oppure indica che nessuno le sa.',
    'Information is still missing: complete it, or say that nobody knows it.',
  ],
  'fields-required': ['Indica che cosa chiedere.', 'Say what to ask for.'],
  'date-in-the-future': ['La data non può essere futura.', 'The date cannot lie ahead.'],
  'date-not-to-come': ['Indica un giorno futuro.', 'Name a day still to come.'],
  'over-cap': [
    'Supera il limite di casi: serve un motivo, valido 30 giorni.',
    'This is over the cap: it needs a reason, valid for 30 days.',
  ],
  'sharing-limit': [
    'Il nucleo ha chiesto di non condividere con questa figura.',
    'The household asked that nothing be shared with this figure.',
  ],
  'not-proposed': ['La proposta non è più aperta.', 'The proposal is no longer open.'],
  'not-confirmed': [
    'Questa persona non è il case manager confermato.',
    'This person is not the confirmed case manager.',
  ],
  'not-admitted': [
    'Prima dell’ammissione solo la decisione del tavolo conferma.',
    'Before the admission only the table’s decision confirms.',
  ],
  'waits-for-decision': ['Si attende la decisione del tavolo.', 'The table’s decision is awaited.'],
  'absence-over': ['L’assenza è già finita, o annullata.', 'The absence is over already, or cancelled.'],
  'case-manager-not-found': [
    'Nel frattempo questo nucleo è passato a un’altra persona.',
    'This household went to somebody else meanwhile.',
  ],
  'same-person': ['È già questa persona.', 'It is this person already.'],
  'no-hand-over': ['Non c’è un passaggio di consegne in corso.', 'No hand-over is under way.'],
  'no-case-manager': ['Nessun case manager è stato proposto.', 'No case manager was proposed.'],
  'already-confirmed': [
    'Un case manager confermato passa le consegne.',
    'A confirmed case manager hands over.',
  ],
  'seat-state-forbids': ['Il posto in équipe è ora in un altro stato.', 'The seat is now in another state.'],
  'nobody-for-seat': ['Nessuna persona disponibile per questo posto.', 'Nobody is available for this seat.'],
  'equipe-dissolved': ['L’équipe è sciolta.', 'The équipe is dissolved.'],
  'pic-closed': ['La presa in carico è già chiusa.', 'The integrated case is closed already.'],
  'pic-open': ['Il nucleo ha un’altra presa in carico aperta.', 'The household has another open case.'],
  'resume-too-late': ['Si può riprendere entro 12 mesi.', 'It can be resumed within 12 months.'],
  'not-first-in-line': [
    'Non è la prima in lista: indica il motivo.',
    'It is not the first in line: give the reason.',
  ],
  'no-exclusion': ['Non c’è più un’esclusione da confermare.', 'There is no exclusion to confirm any more.'],
  'no-call-owed': [
    'Nessuna telefonata è da fare, o è già registrata.',
    'No call is owed, or it is recorded already.',
  ],
  'call-before-closing': ['La telefonata viene dopo la chiusura.', 'The call comes after the closing.'],
  'already-extended': [
    'Il progetto è già stato prorogato una volta.',
    'The project was extended once already.',
  ],
  'no-extension': ['Questo territorio non prevede proroghe.', 'This territory foresees no extension.'],
  'transfer-proposed': ['Un trasferimento è già stato proposto.', 'A transfer was proposed already.'],
  'no-transfer': ['Non c’è un trasferimento da accettare.', 'There is no transfer to answer.'],
  'same-territory': ['È già in questo territorio.', 'It is in this territory already.'],
  'second-person-required': [
    'Serve una seconda persona: non può essere la stessa.',
    'A second person is needed: it cannot be the same one.',
  ],
  'void-not-requested': ['Nessuno ha chiesto l’annullamento.', 'Nobody asked to void it.'],
  'decision-not-standing': [
    'Un’altra decisione ha preso il posto di questa.',
    'Another decision has taken the place of this one.',
  ],
  'same-household': ['È già lo stesso nucleo.', 'It is the same household already.'],
  'already-joined': [
    'Uno dei due è già riunito a un altro nucleo.',
    'One of the two is joined to another household already.',
  ],
  'not-joined': ['Questo nucleo non è riunito a un altro.', 'This household is joined to none.'],
  'split-too-late': [
    'Sono passati più di 30 giorni: non si può più separare.',
    'More than 30 days have passed: it cannot be taken apart any more.',
  ],
  'already-decided': [
    'Nel frattempo qualcun altro ha deciso: controlla come sta ora.',
    'Somebody else decided meanwhile: see how it stands now.',
  ],
  'not-the-chair': [
    'Decide chi presiede il tavolo, o chi è delegato oggi.',
    'Who chairs the table decides, or a delegate of today.',
  ],
  'chair-replaced': [
    'Ora il tavolo è presieduto da un’altra persona.',
    'Somebody else chairs the table now.',
  ],
  'not-to-ratify': [
    'Si ratifica solo ciò che è stato deciso tra una seduta e l’altra.',
    'Only what was decided between meetings is ratified.',
  ],
  'referent-not-member': ['Il referente deve far parte dell’équipe.', 'The referent must sit in the équipe.'],
  'place-taken': [
    'Qualcuno è arrivato prima: l’alloggio è già riservato.',
    'Somebody was faster: the place is taken.',
  ],
  'place-held': ['L’alloggio è occupato o riservato.', 'The place is held.'],
  'place-retired': ['L’alloggio non è più in uso.', 'The place is no longer in use.'],
  'place-not-suitable': [
    'L’alloggio non è adatto a questo nucleo.',
    'The place does not suit this household.',
  ],
  'request-not-open': ['La richiesta non è più aperta.', 'The request is no longer open.'],
  'offer-closed': ['L’offerta ha già avuto risposta.', 'The offer was answered already.'],
  'offer-expired': ['Il termine dell’offerta è passato.', 'The offer’s term has passed.'],
  'placement-over': ['L’inserimento è già concluso.', 'The placement is over already.'],
  'placement-not-agreed': [
    'L’inserimento non è in attesa di ingresso.',
    'The placement does not await an entry.',
  ],
  'block-date-required': ['Indica fino a quando.', 'Say until when.'],
  'block-date-past': ['La data è già passata.', 'The date has passed.'],
  'no-budget': [
    'Il territorio non ha dichiarato un fondo per quest’anno: va dichiarato prima.',
    'The territory has stated no budget for this year: state it first.',
  ],
  'budget-exceeded': ['Nel fondo non resta abbastanza.', 'The budget has not so much left.'],
  'budget-promised': ['È già promesso di più di questa somma.', 'More than this sum is promised already.'],
  'support-ended': ['Questo contributo è già concluso.', 'This support has ended already.'],
  'paid-too-much': ['È più di quanto è stato promesso.', 'This is more than was promised.'],
  'published-meanwhile': [
    'Qualcun altro ha pubblicato una versione proprio ora: rileggila.',
    'Somebody else published a version just now: read it again.',
  ],
  'pic-ended': ['La presa in carico è conclusa.', 'The integrated case has ended.'],
  'wrong-phase': [
    'La presa in carico è ora in un’altra fase: controlla come sta.',
    'The integrated case is in another phase now: see how it stands.',
  ],
  'case-manager-not-confirmed': [
    'Prima va confermato il case manager.',
    'First the case manager is to be confirmed.',
  ],
  'date-to-come': [
    'Si registra quando è avvenuto: la data è futura.',
    'It is recorded when it has happened.',
  ],
  'date-past': ['Indica un giorno futuro.', 'Name a day still to come.'],
  'areas-not-assessed': ['Valuta prima tutte e cinque le aree.', 'Assess all five areas first.'],
  'risk-factors-not-reviewed': ['Rivedi prima i fattori di rischio.', 'Go through the risk factors first.'],
  'owner-without-part': [
    'Questa persona non ha una parte nella presa in carico: prima va in équipe.',
    'This person has no part in the case: give it a seat in the équipe first.',
  ],
  'other-area': ['Non segui quest’area di questo nucleo.', 'You do not follow this area of this household.'],
  'project-not-drawn-up': [
    'Il progetto non è più in preparazione: per cambiarlo serve una verifica.',
    'The project is no longer drawn up: a review changes it.',
  ],
  'areas-without-objective': [
    'Manca un obiettivo in un’area di bisogno.',
    'An area in need has no objective.',
  ],
  'objective-elsewhere': ['L’obiettivo è di un’altra area.', 'The objective is of another area.'],
  'task-over': ['È già fatta, o tolta.', 'It is done already, or taken off.'],
  'no-project': ['Il progetto non è ancora in preparazione.', 'The project is not drawn up yet.'],
  'not-a-draft': ['Il documento non è più una bozza.', 'The document is no longer a draft.'],
  'not-in-signature': ['Il documento non è in firma.', 'The document is not to be signed.'],
  'artefact-replaced': ['C’è una versione più recente.', 'There is a later version.'],
  'not-a-signatory': ['Non è tra chi firma.', 'Not among those who sign.'],
  'endpoint-not-active': [
    'L’indirizzo non è attivo: va prima verificato.',
    'The endpoint is not active: verify it first.',
  ],
  'endpoint-changed': [
    'L’indirizzo è cambiato durante la verifica: ripetila.',
    'The address changed while it was verified: do it again.',
  ],
  'too-many-endpoints': [
    'Hai già il numero massimo di indirizzi (50): eliminane uno.',
    'You have the most endpoints there may be (50): delete one.',
  ],
  'too-many-keys': [
    'Firmano già dieci chiavi: aspetta che una scada.',
    'Ten keys sign already: wait until one ends.',
  ],
  'webhooks-off': [
    'Questa installazione non invia webhook: manca la chiave dei segreti. Chiedi a chi la gestisce.',
    'This installation sends no webhooks: it has no key for secrets. Ask whoever runs it.',
  ],
  'rights-not-current': [
    'I diritti di accesso non sono aggiornati in questo momento: riprova tra qualche secondo.',
    'Access rights are not up to date at the moment: try again in a few seconds.',
  ],
})

const OTHERWISE = words({
  refused: [
    'Non è stato possibile: la pratica è cambiata. Controlla come sta ora.',
    'This was not possible: the case changed. See how it stands now.',
  ],
  invalid: ['Alcune risposte non sono valide.', 'Some answers are not valid.'],
})

export function problemWords(code: string): Message<''> {
  return PROBLEMS[code] ?? OTHERWISE[code.startsWith('invalid') ? 'invalid' : 'refused']
}
