import { words } from './words.ts'

export const absenceReasonWords = words({
  leave: ['Ferie o congedo', 'Leave'],
  illness: ['Malattia', 'Illness'],
  parental: ['Maternità o paternità', 'Parental leave'],
  other: ['Altro', 'Something else'],
})

/** Words of an absence and of whom the households go to meanwhile. */
export const absenceWords = words({
  title: ['Assenza e nuclei da affidare', 'Absence, and households to entrust'],
  lead: [
    'Indica chi è assente: vedi a chi andrebbero i suoi nuclei, tutti insieme ed entro i limiti di casi. Non cambia niente finché non confermi.',
    'Say who is away: you see whom the households would go to, all together and within the caps. Nothing changes until you confirm.',
  ],
  who: ['Chi è assente', 'Who is away'],
  from: ['Dal', 'From'],
  to: ['Al', 'Until'],
  toHint: ['Vuoto: non si sa ancora.', 'Empty: not known yet.'],
  reason: ['Motivo', 'Reason'],
  propose: ['Proponi a chi affidarli', 'Propose whom to entrust them to'],
  proposal: ['Proposta', 'Proposal'],
  none: ['Questa persona non segue nuclei.', 'This person follows no household.'],
  household: ['Nucleo', 'Household'],
  state: ['Oggi', 'Today'],
  toWhom: ['A chi', 'To whom'],
  stays: ['Nessuno: risponde il coordinatore', 'Nobody: the coordinator answers'],
  why: ['Perché', 'Why'],
  load: ['{load} su {cap}', '{load} of {cap}'],
  loads: ['Chi può prenderli', 'Who could take them'],
  loadsHint: [
    'Serve solo ad affidare i nuclei: non misura il lavoro di nessuno.',
    'Only for entrusting households: it measures nobody’s work.',
  ],
  person: ['Persona', 'Person'],
  now: ['Ora', 'Now'],
  obstacle: ['Non disponibile', 'Not available'],
  available: ['Disponibile', 'Available'],
  confirm: ['Conferma assenza e passaggi', 'Confirm the absence and the hand-overs'],
  confirmHint: [
    'I nuclei indicati iniziano il passaggio di consegne; per gli altri risponde il coordinatore dal primo giorno.',
    'The households named begin a hand-over; for the others the coordinator answers from the first day.',
  ],
  done: [
    '{count, plural, =0 {L’assenza è registrata.} one {L’assenza è registrata; # nucleo ha una nuova persona proposta.} other {L’assenza è registrata; # nuclei hanno una nuova persona proposta.}}',
    '{count, plural, =0 {The absence is recorded.} one {The absence is recorded; # household has somebody new proposed.} other {The absence is recorded; # households have somebody new proposed.}}',
  ],
  notEntrusted: [
    'Non è stato registrato niente: {number} non può andare a questa persona. {why}',
    'Nothing was recorded: {number} cannot go to this person. {why}',
  ],
  known: ['Assenze in corso e future', 'Absences, now and to come'],
  knownHint: [
    'Se un’assenza futura non serve più, annullala; se è già iniziata e la persona è tornata, terminala: è presente da oggi. I passaggi di consegne già iniziati restano.',
    'An absence to come that is no longer needed is cancelled; one that has begun ends when the person is back, who is there from today. Hand-overs under way go on.',
  ],
  nobodyAway: ['Nessuna assenza.', 'Nobody is away.'],
  openEnd: ['non si sa ancora', 'not known yet'],
  end: ['Fine', 'End'],
  cancel: ['Annulla l’assenza', 'Cancel the absence'],
  isBack: ['È tornata: termina l’assenza', 'Back: end the absence'],
  cancelled: ['L’assenza è annullata.', 'The absence is cancelled.'],
  ended: [
    'L’assenza è terminata: la persona è presente da oggi.',
    'The absence is ended: the person is there from today.',
  ],
  whoMissing: ['Scegli una persona', 'Choose a person'],
  fromMissing: ['Scrivi una data', 'Write a date'],
  toEarly: ['La fine viene prima dell’inizio', 'The end comes before the beginning'],
  reasonMissing: ['Scegli un motivo', 'Choose a reason'],
})
