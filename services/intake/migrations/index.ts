import type { MigrationSet, Migrations } from '@intarsi/postgres'
import * as referrals from './0001-referrals.ts'

const migrations: Migrations = {
  '0001-referrals': referrals,
}

/** Intake's own tables. */
export const intakeMigrations: MigrationSet = { module: 'intake', migrations }
