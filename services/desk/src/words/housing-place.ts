import { type Message, words } from './words.ts'

/** Words of one place's page. */
export const placeWords = words({
  about: ['Com’è', 'What it is like'],
  municipality: ['Comune', 'Municipality'],
  address: ['Indirizzo', 'Address'],
  sharing: ['Condiviso', 'Shared'],
  sharedBy: ['fino a {count} nuclei', 'up to {count} households'],
  notShared: ['No, un nucleo solo', 'No, one household'],
  access: ['Accesso', 'Access'],
  accessible: ['accessibile in carrozzina', 'wheelchair accessible'],
  groundFloor: ['piano terra o ascensore', 'ground floor or lift'],
  stairs: ['scale', 'stairs'],
  whoMay: ['Chi può entrare', 'Who may enter'],
  everybody: ['Ogni nucleo', 'Every household'],
  womenOnly: ['solo donne', 'women only'],
  urgentOnly: ['riservato alle urgenze', 'kept for urgent entries'],
  stayLimit: ['Permanenza', 'Stay'],
  months: [
    '{count, plural, one {# mese} other {# mesi}} al massimo',
    'at most {count, plural, one {# month} other {# months}}',
  ],
  noLimit: ['Senza limite', 'No limit'],
  entry: ['Ingresso', 'Entry'],
  entryFrom: ['dal {date}', 'from {date}'],
  entryUntil: ['entro il {date}', 'by {date}'],
  rules: ['Regole', 'House rules'],
  pets: ['animali ammessi', 'pets allowed'],
  noPets: ['animali non ammessi', 'no pets'],
  smoking: ['si può fumare', 'smoking allowed'],
  noSmoking: ['non si fuma', 'no smoking'],
  manage: ['Gestione', 'Management'],
  block: ['Rendi non disponibile', 'Make it not available'],
  blockHint: [
    'Fino a quel giorno l’alloggio non viene proposto a nessuno.',
    'Until that day the place is proposed to nobody.',
  ],
  until: ['Fino al', 'Until'],
  reason: ['Motivo', 'Reason'],
  blocked: ['L’alloggio è segnato come non disponibile.', 'The place is marked as not available.'],
  unblock: ['Rendi di nuovo disponibile', 'Make it available again'],
  unblocked: ['L’alloggio è di nuovo disponibile.', 'The place is available again.'],
  retire: ['Togli dall’uso', 'Retire it'],
  retireHint: [
    'Per sempre: l’alloggio esce dagli elenchi. Si può fare quando non ci vive nessuno.',
    'For good: the place leaves the lists. Possible when nobody lives there.',
  ],
  retired: ['L’alloggio non è più in uso.', 'The place is no longer in use.'],
  untilMissing: ['Indica fino a quale giorno', 'Say until which day'],
  untilPast: ['Indica un giorno futuro', 'Give a day to come'],
})

export const BLOCK_REASONS = words({
  maintenance: ['Lavori o pulizie', 'Works or cleaning'],
  'not-ready': ['Non è ancora pronto', 'Not ready yet'],
  'landlord-withdrew': ['Il proprietario si è ritirato', 'The landlord withdrew'],
  'funding-missing': ['Mancano i fondi', 'Funding is missing'],
})

export function blockReasonWords(code: string): Message<''> {
  return (BLOCK_REASONS as Readonly<Record<string, Message<''>>>)[code] ?? { it: code, en: code }
}
