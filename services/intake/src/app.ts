import { accessSubscriptions } from '@intarsi/access'
import type { HttpApp } from '@intarsi/http'
import type { ServiceApp } from '@intarsi/runtime'
import { watchArrivals } from './arrivals/watch-arrivals.ts'
import { attachRoutes } from './attachments/attach-routes.ts'
import {
  listAttachmentsRoute,
  listDraftAttachmentsRoute,
  openAttachmentRoute,
} from './attachments/attachment-routes.ts'
import { blankFormRoute, codeListsRoute } from './code-lists/code-list-routes.ts'
import type { IntakeDeps } from './deps.ts'
import {
  changeDraftRoute,
  createDraftRoute,
  deleteDraftRoute,
  listDraftsRoute,
  showDraftRoute,
} from './drafts/draft-routes.ts'
import { earlierReferralsRoute } from './drafts/earlier-referrals.ts'
import { forgetDrafts } from './drafts/forget-drafts.ts'
import { submitDraftRoute } from './drafts/submit-draft.ts'
import { askExpertRoute, listExpertRequestsRoute } from './experts/expert-routes.ts'
import { moveExpertRequestRoute } from './experts/move-expert-route.ts'
import { onConflictDeclared } from './households/conflicts.ts'
import { duplicatesRoute } from './households/duplicate-routes.ts'
import { joinRoute, splitRoute } from './households/join-routes.ts'
import { labelsRoute } from './households/label-routes.ts'
import { followReferral } from './referrals/follow-referral.ts'
import { listReferralsRoute } from './referrals/list-referrals.ts'
import { fileRoute, formRoute, restrictedRoute } from './referrals/read-file.ts'
import { receiptRoute } from './referrals/receipt-route.ts'
import { showReferralRoute } from './referrals/show-referral.ts'
import { submitRoute } from './referrals/submit-route.ts'
import { amendRoute, answerRoute } from './requests/amend-routes.ts'
import { completeRisksRoute } from './requests/complete-risks-route.ts'
import { completeRoute, fieldsToCompleteRoute } from './requests/complete-routes.ts'
import { onRequestAnswered } from './requests/on-request-answered.ts'
import { withdrawRoute } from './requests/withdraw-route.ts'
import type { IntakeSchema } from './schema.ts'
import { listSportelliRoute } from './sportelli/list-sportelli.ts'
import { onBodyChanged } from './sportelli/on-body-changed.ts'

/** Everything intake answers, listens to and does on its own: an explicit list. */
export function createApp(deps: IntakeDeps): ServiceApp<IntakeSchema> {
  return {
    routes: (http) => {
      for (const route of ROUTES) route(deps, http)
    },
    subscriptions: [
      ...accessSubscriptions<IntakeSchema>(),
      onBodyChanged,
      ...followReferral,
      onRequestAnswered,
      onConflictDeclared,
    ],
    workers: [watchArrivals(deps), forgetDrafts(deps)],
  }
}

const ROUTES: readonly ((deps: IntakeDeps, http: HttpApp) => void)[] = [
  submitRoute,
  listReferralsRoute,
  showReferralRoute,
  receiptRoute,
  formRoute,
  fileRoute,
  restrictedRoute,
  amendRoute,
  answerRoute,
  fieldsToCompleteRoute,
  completeRoute,
  completeRisksRoute,
  withdrawRoute,
  attachRoutes,
  listAttachmentsRoute,
  listDraftAttachmentsRoute,
  openAttachmentRoute,
  createDraftRoute,
  listDraftsRoute,
  showDraftRoute,
  changeDraftRoute,
  deleteDraftRoute,
  submitDraftRoute,
  earlierReferralsRoute,
  labelsRoute,
  duplicatesRoute,
  joinRoute,
  splitRoute,
  askExpertRoute,
  listExpertRequestsRoute,
  moveExpertRequestRoute,
  codeListsRoute,
  blankFormRoute,
  listSportelliRoute,
]
