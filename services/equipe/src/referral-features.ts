import type { HttpApp } from '@intarsi/http'
import type { Subscription } from '@intarsi/messaging'
import { dateAlerts } from './deadlines/date-alerts.ts'
import type { DeadlineBinding } from './deadlines/on-deadline.ts'
import { annulDecisionRoute, correctDecisionRoute, recordDecisionRoute } from './decisions/decision-routes.ts'
import { followUpRoutes } from './decisions/follow-up-routes.ts'
import { showDeciderRoute } from './decisions/show-decider.ts'
import { showTellingRoute } from './decisions/show-telling.ts'
import type { EquipeDeps } from './deps.ts'
import { exclusionToldRoute, handoverRoutes } from './handovers/handover-routes.ts'
import { observationLinkRoutes } from './observers/link-routes.ts'
import { observationRoutes } from './observers/observation-routes.ts'
import { observerRoutes } from './observers/observer-routes.ts'
import { onPhaseChanged } from './presa-in-carico/on-phase-changed.ts'
import { picRoutes } from './presa-in-carico/pic-routes.ts'
import { caseTransferRoutes } from './presa-in-carico/transfer-routes.ts'
import { answerForSenderRoute } from './referrals/answer-for-sender.ts'
import { contactAttemptRoute } from './referrals/contact-routes.ts'
import { exclusionRoutes, voidRoutes } from './referrals/coordinator-routes.ts'
import { referralDeadlines as movingDeadlines } from './referrals/deadline-handlers.ts'
import { getReferralRoute, getRestrictedRoute } from './referrals/get-referral.ts'
import { listMyQueueRoute, listTerritoryQueuesRoute } from './referrals/list-queues.ts'
import { listWaitingRoute } from './referrals/list-waiting.ts'
import { onAmendmentRequested } from './referrals/on-amendment-requested.ts'
import { onHouseholdJoined } from './referrals/on-household-joined.ts'
import { onHouseholdSplit } from './referrals/on-household-split.ts'
import { onWithdrawalRequested } from './referrals/on-withdrawal-requested.ts'
import { prepareRoutes } from './referrals/prepare-routes.ts'
import { showMyWorkRoute } from './referrals/show-my-work.ts'
import { transferRoutes } from './referrals/transfer-routes.ts'
import { onReferralSubmitted } from './routing/on-referral-submitted.ts'
import type { EquipeSchema } from './schema.ts'
import { getEquipeRoute, inviteObserverRoute, listEquipesRoute } from './teams/equipe-routes.ts'
import { equipeSeatRoutes } from './teams/seat-routes.ts'
import { showAskedRoute } from './teams/show-asked.ts'

/** What a referral goes through, from routing to the closing of its integrated case: explicit lists for `app.ts`. */
export const referralRoutes: readonly ((deps: EquipeDeps, http: HttpApp) => void)[] = [
  getReferralRoute,
  getRestrictedRoute,
  answerForSenderRoute,
  contactAttemptRoute,
  showMyWorkRoute,
  listMyQueueRoute,
  listTerritoryQueuesRoute,
  listWaitingRoute,
  prepareRoutes,
  exclusionRoutes,
  voidRoutes,
  transferRoutes,
  recordDecisionRoute,
  showDeciderRoute,
  correctDecisionRoute,
  annulDecisionRoute,
  followUpRoutes,
  showTellingRoute,
  handoverRoutes,
  exclusionToldRoute,
  picRoutes,
  caseTransferRoutes,
  getEquipeRoute,
  listEquipesRoute,
  inviteObserverRoute,
  observerRoutes,
  observationLinkRoutes,
  observationRoutes,
  equipeSeatRoutes,
  showAskedRoute,
]

/** What happens when a deadline of a referral or of its household falls. */
export const referralDeadlines: DeadlineBinding[] = [...movingDeadlines, ...dateAlerts]

export const referralSubscriptions: readonly Subscription<EquipeSchema>[] = [
  onReferralSubmitted,
  onAmendmentRequested,
  onWithdrawalRequested,
  onHouseholdJoined,
  onHouseholdSplit,
  onPhaseChanged,
]
