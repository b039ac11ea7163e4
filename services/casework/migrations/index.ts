import type { MigrationSet, Migrations } from '@intarsi/postgres'
import * as casework from './0001-casework.ts'

const migrations: Migrations = { '0001-casework': casework }

/** Casework's own tables, after those of messaging, http and access. */
export const caseworkMigrations: MigrationSet = { module: 'casework', migrations }
