import type { TagKind } from '../components/tag.tsx'
import { words } from './words.ts'

export const objectiveStateWords = words({
  open: ['Aperto', 'Open'],
  reached: ['Raggiunto', 'Reached'],
  dropped: ['Abbandonato', 'Dropped'],
})

export const OBJECTIVE_TAGS = {
  open: 'new',
  reached: 'done',
  dropped: 'plain',
} as const satisfies Record<string, TagKind>

export const projectStateWords = words({
  draft: ['In preparazione', 'Being drawn up'],
  shared: ['Condiviso, da firmare', 'Shared, to be signed'],
  signed: ['Firmato', 'Signed'],
  replaced: ['Sostituito', 'Replaced'],
  declined: ['Non voluto dal nucleo', 'Declined by the household'],
})

/** Words of the individual project and its objectives. */
export const projectWords = words({
  title: ['Progetto individualizzato', 'Individual project'],
  none: [
    'Il progetto si prepara quando le cinque aree sono valutate.',
    'The project is drawn up once the five areas are assessed.',
  ],
  version: ['Versione {version}', 'Version {version}'],
  objectives: ['Obiettivi', 'Objectives'],
  noObjective: ['Nessun obiettivo ancora.', 'No objective yet.'],
  objective: ['Obiettivo', 'Objective'],
  owner: ['Chi ne risponde', 'Who answers for it'],
  due: ['Entro', 'By'],
  state: ['Stato', 'State'],
  sharedOn: [
    'Condiviso con il nucleo il {date}, in {language}',
    'Shared with the household on {date}, in {language}',
  ],
  signatures: ['Firme', 'Signatures'],
  signed: ['firmato il {date}', 'signed on {date}'],
  notSigned: ['manca', 'missing'],
  add: ['Aggiungi un obiettivo', 'Add an objective'],
  what: ['Che cosa si vuole raggiungere', 'What is to be reached'],
  whatHint: [
    'Con le parole del nucleo, per quanto possibile.',
    'In the household’s words, as far as possible.',
  ],
  added: ['L’obiettivo è nel progetto.', 'The objective is in the project.'],
  reached: ['Raggiunto', 'Reached'],
  dropped: ['Abbandonato', 'Dropped'],
  reopen: ['Riapri', 'Reopen'],
  moved: ['L’obiettivo è aggiornato.', 'The objective is updated.'],
  step: ['Passo', 'Step'],
  wordsMissing: ['Scrivi l’obiettivo', 'Write the objective'],
  areaMissing: ['Scegli un’area', 'Choose an area'],
  ownerMissing: ['Scegli chi ne risponde', 'Choose who answers for it'],
  area: ['Area', 'Area'],
  reviews: ['Verifiche', 'Reviews'],
  noReview: ['Nessuna verifica ancora.', 'No review yet.'],
  planned: ['In programma per il {date}', 'Planned for {date}'],
  held: ['Tenuta il {date}', 'Held on {date}'],
  notHeld: ['Non tenuta', 'Not held'],
  nextReview: ['Prossima verifica entro il {date}.', 'Next review by {date}.'],
  levels: ['Bisogno: all’inizio e ora', 'Need: at the start and now'],
  atStart: ['All’inizio', 'At the start'],
  now: ['Ora', 'Now'],
})
