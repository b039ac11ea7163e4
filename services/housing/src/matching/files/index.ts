export { HOUSEHOLD_COLUMNS } from './household-rows.ts'
export { matchFiles } from './match-files.ts'
export { PLACE_COLUMNS } from './place-rows.ts'
export { solvePlain } from './solve-plain.ts'
