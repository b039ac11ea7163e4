import { words } from './words.ts'

/** What is wrong with an answer, by the code of the rule; `{question}` is the question's own label. */
export const faultWords = words({
  required: [
    '{question}: serve una risposta, anche «non so»',
    '{question}: an answer is needed, “I do not know” too',
  ],
  'required-text': ['{question}: serve una risposta', '{question}: an answer is needed'],
  'required-level': [
    '{question}: serve una risposta, anche «non rilevato»',
    '{question}: an answer is needed, “not assessed” too',
  ],
  'unnamed-need': [
    '{question}: scegli almeno un bisogno, il livello dice che c’è',
    '{question}: choose one need at least, the level says there is one',
  ],
  invalid: [
    '{question}: la risposta non è nella forma attesa',
    '{question}: the answer is not in the form expected',
  ],
  'invalid-number': [
    '{question}: scrivi un numero, in cifre e non troppo grande',
    '{question}: write a number, in digits and not too large',
  ],
  'not-text': [
    '{question}: contiene un carattere che non è testo',
    '{question}: holds a character that no text has',
  ],
  'invalid-date': [
    '{question}: scrivi giorno, mese e anno, per esempio 27/3/2026',
    '{question}: write day, month and year, for example 27/3/2026',
  ],
  'invalid-place': [
    '{question}: scegli un comune dall’elenco, oppure «non so»',
    '{question}: choose a municipality of the list, or “non so”',
  ],
  'unknown-municipality': [
    '{question}: nessun comune della regione ha questo codice, scegli dall’elenco oppure «non so»',
    '{question}: no municipality of the region has this code, choose from the list or “non so”',
  ],
  'in-the-future': [
    '{question}: la data non può essere nel futuro',
    '{question}: the date cannot lie in the future',
  ],
  'impossible-date': ['{question}: la data è troppo lontana', '{question}: the date is too far away'],
  'impossible-age': ['{question}: nessuno ha più di 120 anni', '{question}: nobody is over 120 years old'],
  'not-an-adult': [
    '{question}: l’adulto di riferimento non può avere questa età',
    '{question}: the adult of reference cannot be of this age',
  ],
  'fixed-field': [
    '{question}: l’ha scritto lo sportello, che può correggerlo',
    '{question}: the sportello wrote it, and can correct it',
  ],
  'unknown-member': [
    'Il nucleo non ha questo componente: ricarica la pagina',
    'The household has no such member: load the page again',
  ],
  'not-received': [
    '{question}: indica se è arrivata su carta o per telefono',
    '{question}: say whether it came on paper or by telephone',
  ],
  'not-of-the-sportello': [
    'Chi segnala non invia per questo sportello: scegli un’altra persona',
    'Who signals does not send for this sportello: choose somebody else',
  ],
  contradicts: ['{question}: contraddice un’altra risposta', '{question}: contradicts another answer'],
  'contradicts-birth': ['{question}: contraddice la data di nascita', '{question}: contradicts the birth'],
  'contradicts-condition': [
    '{question}: contraddice lo stato del titolo',
    '{question}: contradicts the permit’s condition',
  ],
  'contradicts-status': [
    '{question}: contraddice la posizione giuridica',
    '{question}: contradicts the legal status',
  ],
  'contradicts-permit': [
    '{question}: è di anni prima della scadenza del titolo',
    '{question}: it lies years before the permit expires',
  ],
  'contradicts-relation': [
    '{question}: l’età contraddice la relazione',
    '{question}: the age contradicts the relation',
  ],
  'type-needs-minor': [
    '{question}: nessun componente ha meno di 18 anni. Aggiungi il minore, o scegli un tipo senza minori',
    '{question}: no member is under 18. Add the minor, or choose a kind without minors',
  ],
  'type-without-minors': [
    '{question}: tra i componenti c’è un minore. Scegli un tipo con minori',
    '{question}: there is a minor among the members. Choose a kind with minors',
  ],
  'minor-beside-type': [
    '{question}: ha meno di 18 anni, ma il tipo di nucleo scelto è senza minori',
    '{question}: under 18, but the kind of household chosen has no minors',
  ],
  'type-without-partner': [
    '{question}: tra i componenti c’è un partner. Scegli «due genitori con minori» o «coppia senza minori»',
    '{question}: there is a partner among the members. Choose “two parents with minors” or “couple without minors”',
  ],
  'partner-beside-type': [
    '{question}: è il partner, ma il tipo di nucleo scelto ha un solo adulto. Se non vive qui, indica «vive altrove»',
    '{question}: is the partner, but the kind of household chosen has one adult. If they do not live here, say so',
  ],
  'type-needs-pregnancy': [
    '{question}: nessun componente ha il mese di gravidanza. Indicalo, o scegli «coppia senza minori» o «adulto solo»',
    '{question}: no member has a month of pregnancy. Give it, or choose “couple without minors” or “single adult”',
  ],
  'type-needs-parent': [
    '{question}: manca il secondo genitore. Aggiungilo tra i componenti, anche se vive altrove, o scegli «madre sola», «padre solo» o «parente con minori»',
    '{question}: the second parent is missing. Add them to the members, even if they live elsewhere, or choose “single mother”, “single father” or “relative with minors”',
  ],
  'contradicts-type': [
    '{question}: contraddice il tipo di nucleo',
    '{question}: contradicts the kind of household',
  ],
  'one-reference-adult': ['Indica un solo adulto di riferimento', 'Name exactly one adult of reference'],
  repeated: ['{question}: la stessa voce è indicata due volte', '{question}: the same item is given twice'],
  'protected-address': [
    'L’indirizzo è protetto: non va scritto',
    'The address is protected: none may be written',
  ],
  'household-does-not-agree': [
    'Il nucleo non è d’accordo: si può inviare solo per proteggere un minore o una vita',
    'The household does not agree: it can be sent only to protect a minor or a life',
  ],
  'retired-code': ['{question}: questa voce non è più in uso', '{question}: this item is no longer in use'],
  'unknown-sportello': ['Lo sportello non è più attivo', 'The sportello is no longer active'],
  'unknown-referral': [
    'Lo sportello non ha inviato nessuna segnalazione con questo numero',
    'The sportello has sent no referral with this number',
  ],
  'not-offered-here': [
    'In questo territorio gli esperti allo sportello non sono previsti',
    'This territory has no experts for sportelli',
  ],
})

export type FaultCode = keyof typeof faultWords
