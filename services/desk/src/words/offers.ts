import { type Message, words } from './words.ts'

/** Words of a request for a home and of the offers made for it. */
export const offerWords = words({
  requestTitle: ['Richiesta di casa {number}', 'Request for a home {number}'],
  offerTitle: ['Offerta per {number}', 'Offer for {number}'],
  proposal: ['Alloggio proposto', 'Place proposed'],
  proposalText: [
    'Proposto dall’ultimo abbinamento. L’offerta riserva l’alloggio finché il nucleo risponde.',
    'Proposed by the last matching. An offer keeps the place until the household answers.',
  ],
  seeRun: ['Come è stato scelto', 'How it was chosen'],
  offerThis: ['Offri questo alloggio', 'Offer this place'],
  noPlace: ['Nessun alloggio adatto, per ora', 'No suitable place, for now'],
  noPlaceText: [
    'Ecco perché ogni alloggio non va bene oggi. La richiesta resta aperta e si abbina di nuovo a ogni cambiamento.',
    'Here is why each place does not do today. The request stays open and is matched again at every change.',
  ],
  another: ['Offri un altro alloggio', 'Offer another place'],
  anotherHint: [
    'Diverso da quello proposto: il motivo resta nel registro.',
    'Other than the one proposed: the reason stays in the ledger.',
  ],
  choosePlace: ['Scegli un alloggio', 'Choose a place'],
  remark: ['Spiega in una frase', 'Explain in a sentence'],
  remarkHint: [
    'Almeno 10 caratteri; niente dettagli clinici.',
    'At least 10 characters; no clinical details.',
  ],
  reason: ['Motivo', 'Reason'],
  chooseReason: ['Scegli un motivo', 'Choose a reason'],
  made: [
    'L’offerta è fatta: l’alloggio è riservato fino al {date}.',
    'The offer is made: the place is kept until {date}.',
  ],
  answerBy: ['Risposta entro', 'Answer by'],
  offeredAt: ['Offerto il', 'Offered on'],
  closedAt: ['Chiusa il', 'Closed on'],
  answer: ['Che cosa ha risposto il nucleo', 'What the household answered'],
  answerHint: [
    'Un rifiuto non toglie il posto in lista e non ha conseguenze.',
    'A refusal costs no place in the queue and has no consequence.',
  ],
  accepted: ['Accetta', 'It accepts'],
  refused: [
    'Non accetta, o l’alloggio non è più disponibile',
    'It does not accept, or the place is no longer available',
  ],
  blockedUntil: ['L’alloggio non è disponibile fino al', 'The place is not available until'],
  blockedUntilHint: ['Solo se il motivo riguarda l’alloggio.', 'Only where the reason is about the place.'],
  save: ['Registra la risposta', 'Record the answer'],
  acceptedSaid: [
    'Accettata: registra l’ingresso quando il nucleo entra.',
    'Accepted: record the entry when the household moves in.',
  ],
  refusedSaid: ['Registrato: la richiesta è di nuovo aperta.', 'Recorded: the request is open again.'],
  withdraw: ['Ritira l’offerta', 'Withdraw the offer'],
  withdrawHint: [
    'Prima della risposta, quando l’alloggio non è più disponibile.',
    'Before the answer, when the place is no longer available.',
  ],
  withdrawn: ['L’offerta è ritirata.', 'The offer is withdrawn.'],
  answerMissing: ['Indica che cosa ha risposto il nucleo', 'Say what the household answered'],
  reasonMissing: ['Scegli il motivo', 'Choose the reason'],
  placeMissing: ['Scegli un alloggio', 'Choose a place'],
  remarkMissing: ['Spiega la scelta in almeno 10 caratteri', 'Explain the choice in at least 10 characters'],
  blockMissing: [
    'Indica fino a quando l’alloggio non è disponibile',
    'Say until when the place is not available',
  ],
  byHousehold: ['del nucleo', 'the household’s'],
  byProvider: ['di chi dà l’alloggio', 'of who provides the place'],
  bySystem: ['del sistema', 'of the system'],
  allOffers: ['Offerte fatte', 'Offers made'],
  openOffer: ['C’è un’offerta in attesa di risposta.', 'An offer waits for its answer.'],
  toOffer: ['Vai all’offerta', 'Go to the offer'],
})

export const HOUSEHOLD_REASONS = words({
  'too-far': ['Troppo lontano', 'Too far'],
  'too-small': ['Troppo piccolo', 'Too small'],
  'unsafe-place': ['Luogo non sicuro', 'The place is not safe'],
  'cohousing-not-wanted': ['Non vuole convivere', 'Does not want to share'],
  cost: ['Costo', 'Cost'],
  'not-accessible': ['Non accessibile', 'Not accessible'],
  'prefers-to-wait': ['Preferisce aspettare', 'Would rather wait'],
  'found-own': ['Ha trovato casa da sé', 'Found a home of its own'],
})

export const PROVIDER_REASONS = words({
  'not-ready': ['L’alloggio non è pronto', 'The place is not ready'],
  'landlord-withdrew': ['Il proprietario si è ritirato', 'The landlord withdrew'],
  'incompatible-cohabitants': ['Convivenza non possibile', 'The households cannot share'],
  'funding-missing': ['Mancano i fondi', 'Funding is missing'],
})

const OTHER_REASONS = words({
  expired: ['Nessuna risposta nel termine', 'No answer in time'],
  superseded: ['La pratica è cambiata', 'The case changed'],
})

export const OVERRIDE_REASONS = words({
  'household-asked': ['Lo ha chiesto il nucleo', 'The household asked for it'],
  'data-out-of-date': ['I dati non sono aggiornati', 'The data are out of date'],
  'professional-judgement': ['Valutazione professionale', 'Professional judgement'],
  'agreed-with-landlord': ['Accordo con il proprietario', 'Agreed with the landlord'],
  'cannot-wait': ['Non può aspettare', 'It cannot wait'],
})

const REASONS: Readonly<Record<string, Message<''>>> = {
  ...HOUSEHOLD_REASONS,
  ...PROVIDER_REASONS,
  ...OTHER_REASONS,
}

export function offerReasonWords(code: string): Message<''> {
  return REASONS[code] ?? { it: code, en: code }
}
