/** Every action a route can name. A new route either uses one of these or adds one here, with its rule in `decide`. */
export const ACTIONS = [
  // intake
  'referral.submit',
  'referral.read-own',
  'referral.amend',
  'referral.withdraw',
  'referral.void',
  'referral.read-file',
  'referral.read-state',
  'referral.read-answer',
  'referral.read-restricted',
  'household.read-identity',
  'household.labels',
  'household.join',
  'expert.request',
  'expert.answer',
  // equipe
  'referral.prepare',
  'referral.decide',
  'referral.confirm-exclusion',
  'referral.hand-over',
  'referral.transfer',
  'table.read',
  'table.manage',
  'meeting.manage',
  'case-manager.confirm',
  'case-manager.answer',
  'caseload.read',
  'equipe.read',
  'equipe.manage',
  'pic.manage',
  'directory.read',
  'directory.manage',
  'deadline.read',
  // housing
  'place.read',
  'place.manage',
  'housing-request.read',
  'matching.run',
  'offer.make',
  'offer.answer',
  // notifications
  'inbox.read',
  'preferences.manage',
  'feed.read',
  'endpoint.manage',
  // every service
  'audit.read',
  'operations.read',
  'operations.act',
] as const

export type Action = (typeof ACTIONS)[number]
