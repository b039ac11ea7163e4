export { areaMostInNeed, type CaseManagerSeat, caseManagerSeats } from './case-manager-seats.ts'
export { type ConditionProblem, checkCondition } from './conditions/condition.ts'
export { type RouteContext, VIEW, type ViewField } from './conditions/view.ts'
export { addDays } from './days.ts'
export { type Deadline, type DeadlineKey, deadlineOf, roundsOf } from './deadline-of.ts'
export { documentsMarkdown } from './documents/documents-markdown.ts'
export { type DueTerm, dueAfter, END_OF_OFFICE_DAY, isUrgent, type Term } from './due-after.ts'
export { evaluateGates, type GateFinding } from './evaluate-gates.ts'
export { type ExplainInput, explainInput, explainReferral } from './explain-referral.ts'
export { fieldsRequired } from './fields-required.ts'
export {
  checkProfileFile,
  latestProfile,
  loadProfiles,
  ProfileError,
  parseProfile,
  profileVersion,
} from './load/load-profiles.ts'
export type { ProfileProblem } from './load/problem.ts'
export { meetingsOf } from './meetings-of.ts'
export { findRole, ROLES, type RoleCode, type RoleLabel } from './roles.ts'
export { rolesOf } from './roles-of.ts'
export { firstOfMonths, romeDay, romeHour, romeInstant } from './rome-time.ts'
export { type Route, routeReferral } from './route-referral.ts'
export { gateReasons } from './schema/gate.ts'
export type { CadenceTable, Profile } from './schema/profile.ts'
export { meetsAll13, type SeatNeed, type SeatPlan, seatsFor } from './seats-for.ts'
export { territoryOfMunicipality } from './territory-of-municipality.ts'
export { type WorkingCalendar, workingCalendar } from './working-calendar.ts'
