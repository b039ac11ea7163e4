import type { MigrationSet, Migrations } from '@intarsi/postgres'
import * as casework from './0001-casework.ts'
import * as nextStepsAndHousing from './0002-next-steps-and-housing.ts'
import * as reviewsAndClosing from './0003-reviews-and-closing.ts'
import * as lateTasks from './0004-late-tasks.ts'
import * as territoryOfRedirects from './0005-territory-of-redirects.ts'
import * as formerHolders from './0006-former-holders.ts'

const migrations: Migrations = {
  '0001-casework': casework,
  '0002-next-steps-and-housing': nextStepsAndHousing,
  '0003-reviews-and-closing': reviewsAndClosing,
  '0004-late-tasks': lateTasks,
  '0005-territory-of-redirects': territoryOfRedirects,
  '0006-former-holders': formerHolders,
}

/** Casework's own tables, after those of messaging, http and access. */
export const caseworkMigrations: MigrationSet = { module: 'casework', migrations }
