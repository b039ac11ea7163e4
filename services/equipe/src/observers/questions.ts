import type { Area } from '@intarsi/contracts'

/** What may be answered to every question: what somebody sees, never a diagnosis or a judgement. */
export const ANSWERS = {
  better: { it: 'Meglio di prima', en: 'Better than before' },
  same: { it: 'Come prima', en: 'As before' },
  worse: { it: 'Peggio di prima', en: 'Worse than before' },
  'not-seen': { it: 'Non ho visto', en: 'I have not seen' },
} as const

export type AnswerCode = keyof typeof ANSWERS

export type Question = { code: string; it: string; en: string }

const question = (code: string, it: string, en: string): Question => ({ code, it, en })

/** The fixed questions of each area. Default (ours): PC-06 says that observers report, not what they are asked. */
export const QUESTIONS: Readonly<Record<Area, readonly Question[]>> = {
  legal: [
    question(
      'papers-in-order',
      'Le carte e gli appuntamenti sono in ordine',
      'Papers and appointments are in order',
    ),
    question('knows-next-step', 'Sa qual è il prossimo passo', 'They know what the next step is'),
  ],
  social: [
    question('attends-regularly', 'Frequenta con regolarità', 'They attend regularly'),
    question('is-with-others', 'Sta con gli altri', 'They are with others'),
    question(
      'adults-can-be-reached',
      'Gli adulti si trovano e rispondono',
      'The adults can be reached and answer',
    ),
  ],
  health: [
    question('comes-to-visits', 'Viene alle visite e ai controlli', 'They come to visits and checks'),
    question('follows-advice', 'Segue le indicazioni ricevute', 'They follow the advice given'),
  ],
  housing: [
    question('home-is-kept', 'La casa è tenuta e vivibile', 'The home is kept and liveable'),
    question('neighbours-relations', 'I rapporti con i vicini', 'Relations with neighbours'),
  ],
  work: [
    question(
      'attends-course-or-work',
      'Frequenta il corso o il lavoro',
      'They attend the course or the work',
    ),
    question('italian-in-use', "L'italiano nell'uso di ogni giorno", 'Italian in everyday use'),
  ],
}

/** What the page says above the questions, and the API with them. */
export const NOT_A_REPORT = {
  it: 'Questa osservazione non sostituisce il dovere di segnalare un pregiudizio a un minore: in quel caso avvisa subito il servizio sociale o l’autorità.',
  en: 'This observation does not replace the duty to report harm to a minor: in that case tell the social service or the authority at once.',
} as const
