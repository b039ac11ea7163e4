import { type Message, words } from './words.ts'

const ANSWERS: Readonly<Record<string, Message<''>>> = words({
  better: ['Meglio di prima', 'Better than before'],
  same: ['Come prima', 'As before'],
  worse: ['Peggio di prima', 'Worse than before'],
  'not-seen': ['Non ho visto', 'I have not seen'],
})

const QUESTIONS: Readonly<Record<string, Message<''>>> = words({
  'papers-in-order': ['Le carte e gli appuntamenti sono in ordine', 'Papers and appointments are in order'],
  'knows-next-step': ['Sa qual è il prossimo passo', 'They know what the next step is'],
  'attends-regularly': ['Frequenta con regolarità', 'They attend regularly'],
  'is-with-others': ['Sta con gli altri', 'They are with others'],
  'adults-can-be-reached': ['Gli adulti si trovano e rispondono', 'The adults can be reached and answer'],
  'comes-to-visits': ['Viene alle visite e ai controlli', 'They come to visits and checks'],
  'follows-advice': ['Segue le indicazioni ricevute', 'They follow the advice given'],
  'home-is-kept': ['La casa è tenuta e vivibile', 'The home is kept and liveable'],
  'neighbours-relations': ['I rapporti con i vicini', 'Relations with neighbours'],
  'attends-course-or-work': ['Frequenta il corso o il lavoro', 'They attend the course or the work'],
  'italian-in-use': ['L’italiano nell’uso di ogni giorno', 'Italian in everyday use'],
})

export function answerWords(code: string): Message<''> {
  return ANSWERS[code] ?? { it: code, en: code }
}

export function questionWords(code: string): Message<''> {
  return QUESTIONS[code] ?? { it: code, en: code }
}

/** Words of the page that an observer opens with a one-time link. */
export const observationWords = words({
  title: ['La tua osservazione', 'Your observation'],
  lead: [
    'Rispondi a ciò che vedi, senza diagnosi né giudizi. Chi segue il nucleo la leggerà.',
    'Answer what you see, without diagnosis or judgement. Who follows the household will read it.',
  ],
  words: ['Vuoi aggiungere qualcosa?', 'Is there something to add?'],
  wordsHint: ['In breve; senza nomi.', 'In short; without names.'],
  send: ['Invia l’osservazione', 'Send the observation'],
  missing: ['Scegli una risposta', 'Choose an answer'],
  thanks: ['Grazie: l’osservazione è arrivata.', 'Thank you: the observation has arrived.'],
  over: ['Questo link non è più valido', 'This link is no longer valid'],
  overLead: [
    'È già stato usato, oppure è scaduto. Chiedine un altro a chi te lo ha dato.',
    'It was used already, or it has expired. Ask who gave it to you for another.',
  ],
})
