import type { MigrationSet, Migrations } from '@intarsi/postgres'
import * as directory from './0001-directory.ts'
import * as tablesAndMeetings from './0002-tables-and-meetings.ts'
import * as referrals from './0003-referrals.ts'
import * as assignments from './0004-assignments.ts'
import * as deadlines from './0005-deadlines.ts'
import * as decisionsAndCare from './0006-decisions-and-care.ts'
import * as seatRefusals from './0007-seat-refusals.ts'
import * as actingCoordinator from './0008-acting-coordinator.ts'
import * as contactAttempts from './0009-contact-attempts.ts'
import * as urgency from './0010-urgency.ts'
import * as boardsAndCalendars from './0011-boards-and-calendars.ts'
import * as transfersAndObservations from './0012-transfers-and-observations.ts'
import * as manyOpenReferrals from './0013-many-open-referrals.ts'
import * as householdsOnceHeld from './0014-households-once-held.ts'
import * as manyClosedToo from './0015-many-closed-too.ts'
import * as askedFirst from './0016-asked-first.ts'
import * as disputed from './0017-disputed.ts'
import * as boardsOfDecidingTables from './0018-boards-of-deciding-tables.ts'
import * as flowOfATerritory from './0019-flow-of-a-territory.ts'
import * as seatsOfBodies from './0020-seats-of-bodies.ts'
import * as territoryOfJoins from './0021-territory-of-joins.ts'
import * as extendedHorizon from './0022-extended-horizon.ts'
import * as namedWhereAgreed from './0023-named-where-agreed.ts'
import * as joinedReferral from './0024-joined-referral.ts'
import * as urgentFirst from './0025-urgent-first.ts'

const migrations: Migrations = {
  '0001-directory': directory,
  '0002-tables-and-meetings': tablesAndMeetings,
  '0003-referrals': referrals,
  '0004-assignments': assignments,
  '0005-deadlines': deadlines,
  '0006-decisions-and-care': decisionsAndCare,
  '0007-seat-refusals': seatRefusals,
  '0008-acting-coordinator': actingCoordinator,
  '0009-contact-attempts': contactAttempts,
  '0010-urgency': urgency,
  '0011-boards-and-calendars': boardsAndCalendars,
  '0012-transfers-and-observations': transfersAndObservations,
  '0013-many-open-referrals': manyOpenReferrals,
  '0014-households-once-held': householdsOnceHeld,
  '0015-many-closed-too': manyClosedToo,
  '0016-asked-first': askedFirst,
  '0017-disputed': disputed,
  '0018-boards-of-deciding-tables': boardsOfDecidingTables,
  '0019-flow-of-a-territory': flowOfATerritory,
  '0020-seats-of-bodies': seatsOfBodies,
  '0021-territory-of-joins': territoryOfJoins,
  '0022-extended-horizon': extendedHorizon,
  '0023-named-where-agreed': namedWhereAgreed,
  '0024-joined-referral': joinedReferral,
  '0025-urgent-first': urgentFirst,
}

/** Equipe's own tables; names are numbers, so the order is that of the files. */
export const equipeMigrations: MigrationSet = { module: 'equipe', migrations }
