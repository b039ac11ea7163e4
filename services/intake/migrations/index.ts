import type { MigrationSet, Migrations } from '@intarsi/postgres'
import * as referrals from './0001-referrals.ts'
import * as requestsAndDrafts from './0002-requests-and-drafts.ts'
import * as seatsAndConflicts from './0003-seats-and-conflicts.ts'
import * as peerTrainings from './0004-peer-trainings.ts'
import * as searchWhileWriting from './0005-search-while-writing.ts'
import * as completedForms from './0006-completed-forms.ts'
import * as enteredByTheReceiver from './0007-entered-by-the-receiver.ts'
import * as agendaTables from './0008-agenda-tables.ts'
import * as foundRisks from './0009-found-risks.ts'
import * as namesThatEndInH from './0010-names-that-end-in-h.ts'

const migrations: Migrations = {
  '0001-referrals': referrals,
  '0002-requests-and-drafts': requestsAndDrafts,
  '0003-seats-and-conflicts': seatsAndConflicts,
  '0004-peer-trainings': peerTrainings,
  '0005-search-while-writing': searchWhileWriting,
  '0006-completed-forms': completedForms,
  '0007-entered-by-the-receiver': enteredByTheReceiver,
  '0008-agenda-tables': agendaTables,
  '0009-found-risks': foundRisks,
  '0010-names-that-end-in-h': namesThatEndInH,
}

/** Intake's own tables. */
export const intakeMigrations: MigrationSet = { module: 'intake', migrations }
