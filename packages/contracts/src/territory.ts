import * as z from 'zod'

/** The ten local models of the handbook, by the code its facts use. */
export const TERRITORIES = ['MO', 'PC', 'PR', 'RE', 'CE', 'FO', 'RU', 'RA', 'RN', 'FE'] as const

export const territorySchema = z.enum(TERRITORIES)
export type Territory = z.infer<typeof territorySchema>

/** Whose a stored row about a household is when an old event did not say: no territory's, until somebody looks. */
export const UNKNOWN_TERRITORY = 'unknown' as const

export const AREAS = ['legal', 'social', 'health', 'housing', 'work'] as const
export const areaSchema = z.enum(AREAS)
export type Area = z.infer<typeof areaSchema>
