import { words } from './words.ts'

/** Words of households that go from one territory to another. */
export const transferWords = words({
  title: ['Trasferimenti', 'Transfers'],
  lead: [
    'Nuclei che un altro territorio propone di affidare a questo. Fino alla risposta restano seguiti dove sono; la pratica si legge dopo averla accettata.',
    'Households that another territory proposes to hand to this one. Until the answer they are followed where they are; the file is read once accepted.',
  ],
  none: ['Nessun trasferimento in attesa di risposta.', 'No transfer waits for an answer.'],
  what: ['Che cosa', 'What'],
  from: ['Da', 'From'],
  reason: ['Motivo', 'Reason'],
  proposedBy: ['Chi lo propone', 'Who proposes it'],
  answer: ['Risposta', 'Answer'],
  accept: ['Accetta', 'Accept'],
  refuse: ['Non accettare', 'Do not accept'],
  accepted: [
    'Accettato: il nucleo è ora di questo territorio.',
    'Accepted: the household belongs to this territory now.',
  ],
  refused: ['Non accettato: resta dove è.', 'Not accepted: it stays where it is.'],
  // Proposing
  propose: ['Proponi il trasferimento a un altro territorio', 'Propose a transfer to another territory'],
  proposeHint: [
    'Il nucleo resta seguito qui finché il coordinatore dell’altro territorio non accetta.',
    'The household is followed here until the other territory’s coordinator accepts.',
  ],
  toTerritory: ['A quale territorio', 'To which territory'],
  proposed: ['Il trasferimento è proposto.', 'The transfer is proposed.'],
  territoryMissing: ['Scegli un territorio', 'Choose a territory'],
  // Whose it is
  disputes: ['Competenza da confermare', 'Competence to be confirmed'],
  disputePages: ['Pagine delle competenze da confermare', 'Pages of competences to be confirmed'],
  disputesLead: [
    'Residenza e casa sono in due territori. Legge la segnalazione il territorio in cui il nucleo vive; chi coordina lì conferma la competenza o propone il trasferimento.',
    'Residence and home lie in two territories. The one in which the household lives reads the referral; its coordinator confirms the competence or proposes a transfer.',
  ],
  noDisputes: ['Nessuna competenza da confermare.', 'No competence to be confirmed.'],
  readIn: ['Chi la legge', 'Who reads it'],
  other: ['Altro territorio', 'Other territory'],
  disputed: [
    'Residenza e casa sono in due territori: la competenza va confermata con {territory}. Intanto la segnalazione si legge qui.',
    'Residence and home lie in two territories: competence is to be confirmed with {territory}. Meanwhile the referral is read here.',
  ],
  confirm: ['Conferma: è di questo territorio', 'Confirm: it belongs to this territory'],
  confirmed: [
    'La competenza è confermata; chi coordina l’altro territorio è avvisato.',
    'The competence is confirmed; the other territory’s coordinator is told.',
  ],
  waits: [
    'Proposto il trasferimento a {territory}: si attende la risposta.',
    'A transfer to {territory} is proposed: its answer is awaited.',
  ],
})

export const TRANSFER_KINDS = words({
  referral: ['Segnalazione', 'Referral'],
  case: ['Presa in carico', 'Integrated case'],
})
