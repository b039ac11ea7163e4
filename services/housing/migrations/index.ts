import type { MigrationSet, Migrations } from '@intarsi/postgres'
import * as housing from './0001-housing.ts'
import * as placeLimits from './0002-place-limits.ts'

const migrations: Migrations = {
  '0001-housing': housing,
  '0002-place-limits': placeLimits,
}

/** Housing's own tables, after those of messaging, http and access. */
export const housingMigrations: MigrationSet = { module: 'housing', migrations }
