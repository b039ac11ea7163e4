import type { MigrationSet, Migrations } from '@intarsi/postgres'
import * as housing from './0001-housing.ts'
import * as limitsAndWishes from './0002-limits-and-wishes.ts'
import * as fromProposalToExit from './0003-from-proposal-to-exit.ts'
import * as ledgerAndReplay from './0004-ledger-and-replay.ts'
import * as lengthOfStay from './0005-length-of-stay.ts'
import * as territoryOfRedirects from './0006-territory-of-redirects.ts'

const migrations: Migrations = {
  '0001-housing': housing,
  '0002-limits-and-wishes': limitsAndWishes,
  '0003-from-proposal-to-exit': fromProposalToExit,
  '0004-ledger-and-replay': ledgerAndReplay,
  '0005-length-of-stay': lengthOfStay,
  '0006-territory-of-redirects': territoryOfRedirects,
}

/** Housing's own tables, after those of messaging, http and access. */
export const housingMigrations: MigrationSet = { module: 'housing', migrations }
