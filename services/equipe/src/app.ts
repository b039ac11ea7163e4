import type { HttpApp } from '@intarsi/http'
import type { Subscription } from '@intarsi/messaging'
import type { ServiceApp, Worker } from '@intarsi/runtime'
import { calendarFeedRoutes } from './calendar/feed-routes.ts'
import { readFeedRoute } from './calendar/read-feed.ts'
import { answerRoutes, seatRoutes } from './case-managers/answer-routes.ts'
import { changeProposalRoute, showCaseManagersRoute } from './case-managers/change-proposal.ts'
import { onAnswerDue } from './case-managers/on-answer-due.ts'
import { applyRedistributionRoute, showRedistributionRoute } from './case-managers/redistribution-routes.ts'
import { showCaseloadRoute } from './case-managers/show-caseload.ts'
import { fillVacancies, standInForGone } from './case-managers/stand-in-for-gone.ts'
import { lightenLoads } from './choice/release-load.ts'
import { fireDeadlines } from './deadlines/fire-deadlines.ts'
import { listDeadlinesRoute } from './deadlines/list-deadlines.ts'
import type { DeadlineBinding } from './deadlines/on-deadline.ts'
import type { EquipeDeps } from './deps.ts'
import { bringInFile } from './directory/bring-in-file.ts'
import { disableAccountRoute, enableAccountRoute } from './directory/change-account.ts'
import { declareAbsenceRoute } from './directory/declare-absence.ts'
import { emergencyPhoneRoute } from './directory/emergency-phone.ts'
import { cancelAbsenceRoute } from './directory/end-absence.ts'
import { listAbsencesRoute } from './directory/list-absences.ts'
import { listBodiesRoute } from './directory/list-bodies.ts'
import { listPeopleRoute, listSportelliRoute, showPersonRoute } from './directory/list-directory.ts'
import { personLabelsRoute } from './directory/person-labels.ts'
import { showAccountRoute } from './directory/show-account.ts'
import { oversightRoutes } from './oversight/index.ts'
import { referralDeadlines, referralRoutes, referralSubscriptions } from './referral-features.ts'
import { findPreparers } from './referrals/find-preparers.ts'
import { followCoordinators } from './referrals/follow-coordinators.ts'
import { replaceGonePreparers } from './referrals/replace-gone.ts'
import { migrateProfileRoute } from './routing/migrate-profile-route.ts'
import { previewRoutingRoute } from './routing/preview-routing.ts'
import type { EquipeSchema } from './schema.ts'
import { addAgendaItemRoute } from './tables/add-agenda-item.ts'
import { abstainRoute, attendanceRoute, delegateRoute } from './tables/attendance-routes.ts'
import { closeForgotten } from './tables/close-forgotten.ts'
import { conveneDueMeetings } from './tables/convene-meeting.ts'
import { planExtraSessions } from './tables/extra-session.ts'
import { keepDecisionTerm } from './tables/keep-decision-term.ts'
import { listMeetingsRoute } from './tables/list-meetings.ts'
import { addMeetingRoute, meetingRoutes, minutesRoutes } from './tables/meeting-routes.ts'
import { prepareTables } from './tables/prepare-tables.ts'
import { seatWaiting } from './tables/seat-waiting.ts'
import { showBoardRoute } from './tables/show-board.ts'
import { showMeetingRoute } from './tables/show-meeting.ts'
import { showTableRoute } from './tables/show-table.ts'
import { listTablesRoute, listUndatedRoute, showAgendaRoute } from './tables/table-routes.ts'
import { tellDelegates } from './tables/tell-delegates.ts'
import { fillSeats, followSeatHolders } from './teams/follow-seat-holders.ts'
import { proposeEquipeRoute } from './teams/propose-equipe.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Everything equipe answers, listens to and does on its own: explicit lists. */
export function createApp(deps: EquipeDeps): ServiceApp<EquipeSchema> {
  return {
    routes: (http) => routes(deps, http),
    subscriptions: subscriptions(),
    workers: workers(deps),
  }
}

type RegisterRoute = (deps: EquipeDeps, http: HttpApp) => void

const ROUTES: readonly RegisterRoute[] = [
  listBodiesRoute,
  listSportelliRoute,
  listPeopleRoute,
  showPersonRoute,
  showAccountRoute,
  emergencyPhoneRoute,
  previewRoutingRoute,
  migrateProfileRoute,
  personLabelsRoute,
  disableAccountRoute,
  enableAccountRoute,
  listAbsencesRoute,
  declareAbsenceRoute,
  cancelAbsenceRoute,
  listTablesRoute,
  showTableRoute,
  showAgendaRoute,
  listUndatedRoute,
  listMeetingsRoute,
  showBoardRoute,
  addAgendaItemRoute,
  addMeetingRoute,
  showMeetingRoute,
  meetingRoutes,
  minutesRoutes,
  attendanceRoute,
  delegateRoute,
  abstainRoute,
  answerRoutes,
  seatRoutes,
  changeProposalRoute,
  showCaseManagersRoute,
  showCaseloadRoute,
  showRedistributionRoute,
  applyRedistributionRoute,
  listDeadlinesRoute,
  proposeEquipeRoute,
  calendarFeedRoutes,
  readFeedRoute,
]

function routes(deps: EquipeDeps, http: HttpApp): void {
  for (const register of [...ROUTES, ...referralRoutes, ...oversightRoutes]) register(deps, http)
}

function subscriptions(): Subscription<EquipeSchema>[] {
  return [...referralSubscriptions]
}

/** What happens when a deadline falls; a kind without a line is told to its holder, then to the coordinator. */
function deadlines(): DeadlineBinding[] {
  return [onAnswerDue, ...referralDeadlines]
}

function workers(deps: EquipeDeps): Worker[] {
  return [
    { name: 'directory-file', everyMs: HOUR, run: () => bringInFile(deps) },
    { name: 'tables-and-meetings', everyMs: HOUR, run: () => prepareTables(deps) },
    { name: 'tell-delegates', everyMs: HOUR, run: () => tellDelegates(deps) },
    { name: 'convene-meetings', everyMs: MINUTE, run: () => conveneDueMeetings(deps) },
    { name: 'forgotten-meetings', everyMs: 10 * MINUTE, run: () => closeForgotten(deps) },
    { name: 'seat-waiting', everyMs: 10 * SECOND, run: () => seatWaiting(deps) },
    { name: 'extra-sessions', everyMs: 10 * SECOND, run: () => planExtraSessions(deps) },
    { name: 'keep-decision-term', everyMs: 10 * SECOND, run: () => keepDecisionTerm(deps) },
    { name: 'deadlines', everyMs: SECOND, run: () => fireDeadlines(deps, deadlines()) },
    { name: 'stand-in-for-gone', everyMs: 5 * SECOND, run: () => standInForGone(deps) },
    { name: 'follow-coordinators', everyMs: 5 * SECOND, run: () => followCoordinators(deps) },
    { name: 'gone-preparers', everyMs: 5 * SECOND, run: () => replaceGonePreparers(deps) },
    { name: 'find-preparers', everyMs: 5 * MINUTE, run: () => findPreparers(deps) },
    { name: 'gone-seat-holders', everyMs: 5 * SECOND, run: () => followSeatHolders(deps) },
    { name: 'fill-seats', everyMs: 5 * MINUTE, run: () => fillSeats(deps) },
    { name: 'fill-vacancies', everyMs: 5 * MINUTE, run: () => fillVacancies(deps) },
    { name: 'lighten-loads', everyMs: HOUR, run: () => deps.unitOfWork(lightenLoads) },
  ]
}
