import { words } from './words.ts'

/** Steps of a new referral. */
export const stepWords = words({
  household: ['Chi segnala e il nucleo', 'Who signals, and the household'],
  needs: ['I bisogni', 'Needs'],
  notice: ['Informativa e urgenza', 'Notice and urgency'],
  summary: ['Riepilogo', 'Summary'],
})
