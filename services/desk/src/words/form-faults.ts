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
  'contradicts-members': [
    '{question}: contraddice i componenti indicati',
    '{question}: contradicts the members given',
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
