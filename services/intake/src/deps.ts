import type { Territory } from '@intarsi/contracts'
import type { ServiceDeps } from '@intarsi/runtime'
import type { IntakeConfig } from './config.ts'
import type { IntakeSchema } from './schema.ts'

/** What a territory's profile says that intake must know. */
export type TerritoryRules = {
  /** Codes of the scheda's fields that a gate of this territory reads. */
  fieldsRequired: (territory: Territory) => readonly string[]
  /** CE-14: what a sportello may ask for instead of, or before, a referral; empty where the profile has it not. */
  expertKinds: (territory: Territory) => readonly string[]
  /** How long a join of two households can be undone. */
  splitWithinDays: (territory: Territory) => number
}

/** What every route, subscription and worker of intake is given. */
export type IntakeDeps = ServiceDeps<IntakeSchema, IntakeConfig> & { rules: TerritoryRules }
