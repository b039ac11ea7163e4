import { type Choice, choicesOf } from './question.ts'

export const choice = (code: string, label: Choice['label']): Choice => ({ code, label })

export const YES_NO = choicesOf('yesNoUnknown')

export const KNOWN_LANGUAGES = choicesOf('languages')

const TERRITORIES = [
  ['MO', 'Modena'],
  ['PC', 'Piacenza'],
  ['PR', 'Parma'],
  ['RE', 'Reggio Emilia'],
  ['CE', 'Cesena e Valle Savio'],
  ['FO', 'Forlì'],
  ['RU', 'Rubicone e Mare'],
  ['RA', 'Ravenna'],
  ['RN', 'Rimini'],
  ['FE', 'Ferrara'],
] as const

/** The ten territories as people name them. */
export const TERRITORY_CHOICES: readonly Choice[] = TERRITORIES.map(([code, name]) =>
  choice(code, { it: name, en: name }),
)
