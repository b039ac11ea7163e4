import { words } from './words.ts'

type Pair = readonly [it: string, en: string]

function failure(title: Pair, what: Pair) {
  return words({ title, what })
}

/** What a page says when it cannot be shown: what happened, and what one can do. */
export const failureWords = {
  'not-found': failure(
    ['Pagina non trovata', 'Page not found'],
    [
      'L’indirizzo non porta a nessuna pagina, oppure la pratica non esiste più.',
      'This address leads to no page, or the case no longer exists.',
    ],
  ),
  forbidden: failure(
    ['Non hai accesso a questa pagina', 'You have no access to this page'],
    [
      'Il tuo ruolo non permette di vederla. Se ti serve, chiedi al coordinatore del territorio.',
      'Your role does not allow it. If you need it, ask the coordinator of the territory.',
    ],
  ),
  'unknown-account': failure(
    ['Questo account non è nell’elenco', 'This account is not in the directory'],
    [
      'L’accesso è riuscito, ma nessuno ti ha ancora iscritto. Chiedi al coordinatore del tuo territorio.',
      'You are signed in, but nobody has enrolled you yet. Ask the coordinator of your territory.',
    ],
  ),
  'account-inactive': failure(
    ['Questo account è sospeso', 'This account is suspended'],
    ['Chiedi al coordinatore del tuo territorio.', 'Ask the coordinator of your territory.'],
  ),
  'role-ended': failure(
    ['Non hai più questo ruolo', 'You no longer have this role'],
    [
      'Se ti serve ancora, chiedi al coordinatore del territorio. Il ruolo che lo permetteva è terminato:',
      'If you still need it, ask the coordinator of the territory. The role that allowed it ended:',
    ],
  ),
  'holder-replaced': failure(
    ['Il compito è passato ad altri', 'The task went to somebody else'],
    [
      'Quello che hai chiesto non è stato eseguito, né mostrato. Se serve ancora, chiedi a chi se ne occupa ora, o al coordinatore del territorio.',
      'What you asked was neither carried out nor shown. If it is still needed, ask whoever has the task now, or the coordinator of the territory.',
    ],
  ),
  'no-agreement': failure(
    ['Il tuo ente non ha un accordo valido', 'Your body has no valid agreement'],
    [
      'Senza un accordo interistituzionale valido non si può vedere niente di personale.',
      'Without a valid inter-institutional agreement nothing personal is shown.',
    ],
  ),
  'conflict-of-interest': failure(
    ['Conflitto d’interesse', 'Conflict of interest'],
    [
      'Hai dichiarato un conflitto d’interesse con questo nucleo: la pratica è chiusa per te.',
      'You declared a conflict of interest with this household: the case is closed to you.',
    ],
  ),
  conflict: failure(
    ['Qualcuno è arrivato prima', 'Somebody was faster'],
    [
      'Nel frattempo la pratica è cambiata: quello che hai inviato non è stato registrato. Riapri la pagina e guarda come sta ora.',
      'The case changed meanwhile: what you sent was not recorded. Open the page again and see how it stands now.',
    ],
  ),
  'service-away': failure(
    ['Il servizio non risponde', 'The service does not answer'],
    [
      'Non è un tuo errore. Riprova tra un minuto; quello che era già salvato è al sicuro.',
      'It is not your mistake. Try again in a minute; what was saved is safe.',
    ],
  ),
  'bad-request': failure(
    ['Richiesta non valida', 'Request not valid'],
    [
      'Il server non ha capito la richiesta. Torna indietro e riprova.',
      'The server did not understand the request. Go back and try again.',
    ],
  ),
  'foreign-form': failure(
    ['Richiesta rifiutata', 'Request refused'],
    [
      'La richiesta non arriva da una pagina di intarsi: per sicurezza non è stata eseguita.',
      'The request does not come from a page of intarsi: for safety it was not carried out.',
    ],
  ),
  'stale-form': failure(
    ['La pagina era aperta da troppo tempo', 'The page was open for too long'],
    [
      'Per sicurezza il modulo non è stato inviato. Torna indietro, aggiorna la pagina e invia di nuovo.',
      'For safety the form was not sent. Go back, reload the page and send it again.',
    ],
  ),
  'sign-in-not-begun': failure(
    ['L’accesso non è riuscito', 'Sign-in did not work'],
    [
      'È passato troppo tempo, oppure la pagina era già stata usata. Accedi di nuovo.',
      'It took too long, or the page was used before. Sign in again.',
    ],
  ),
  unexpected: failure(
    ['Qualcosa è andato storto', 'Something went wrong'],
    [
      'L’errore è stato registrato. Riprova; se succede ancora, comunica il codice qui sotto a chi gestisce il servizio.',
      'The error was recorded. Try again; if it happens again, give the code below to whoever runs the service.',
    ],
  ),
} as const

/** Whose task it is no more, since when, and whose it is now. */
export const replacedWords = words({
  preparer: [
    'Dal {date} non prepari più questa segnalazione.',
    'Since {date} you no longer prepare this referral.',
  ],
  'case-manager': [
    'Dal {date} non segui più questo nucleo.',
    'Since {date} you no longer follow this household.',
  ],
  now: ['Ora il compito è di {names}.', 'It is up to {names} now.'],
  somebody: ['un’altra persona', 'somebody else'],
  nobody: ['Ora il compito non è di nessuno.', 'It is up to nobody now.'],
})

export type FailureWords = typeof failureWords
