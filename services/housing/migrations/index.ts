import type { MigrationSet, Migrations } from '@intarsi/postgres'
import * as housing from './0001-housing.ts'

const migrations: Migrations = { '0001-housing': housing }

/** Housing's own tables, after those of messaging, http and access. */
export const housingMigrations: MigrationSet = { module: 'housing', migrations }
