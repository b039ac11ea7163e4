import { words } from './words.ts'

/** Words of the places that a household would rather have. */
export const rankingWords = words({
  title: ['Che cosa preferisce il nucleo', 'What the household prefers'],
  none: ['Il nucleo non ha indicato preferenze.', 'The household has stated no preference.'],
  change: ['Scrivi le preferenze del nucleo', 'Write down the household’s preferences'],
  hint: [
    'Una preferenza, mai una condizione: conta nell’abbinamento e non toglie il posto in lista.',
    'A preference, never a condition: it counts in the matching and costs no place in the queue.',
  ],
  rank: ['{rank}ª scelta', 'Choice {rank}'],
  save: ['Salva le preferenze', 'Save the preferences'],
  saved: ['Le preferenze sono salvate e l’abbinamento ne tiene conto.', 'Saved; the matching counts them.'],
})
