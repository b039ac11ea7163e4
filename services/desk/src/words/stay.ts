import { words } from './words.ts'

/** Words of the time for which a household needs a home. */
export const stayWords = words({
  label: ['Permanenza necessaria', 'Stay needed'],
  months: [
    '{months, plural, one {# mese} other {# mesi}}',
    '{months, plural, one {# month} other {# months}}',
  ],
  unknown: ['Non si sa', 'Not known'],
  change: ['Scrivi per quanto tempo serve la casa', 'Write down for how long the home is needed'],
  hint: [
    'Un alloggio con una permanenza massima più breve non viene proposto. Lascia vuoto se non si sa.',
    'A place with a shorter longest stay is not proposed. Leave empty when nobody knows.',
  ],
  field: ['Mesi', 'Months'],
  wrong: [
    'Scrivi un numero di mesi da 1 a 120, o niente',
    'Write a number of months from 1 to 120, or nothing',
  ],
  save: ['Salva la permanenza', 'Save the stay'],
  saved: ['La permanenza è salvata e l’abbinamento ne tiene conto.', 'Saved; the matching counts it.'],
})
