/** The first link of a page that begins like this, and what stands below that address. */
export type Below = { from: string; link: string; parts: readonly string[] }

/**
 * Every page that is looked at in a browser, by the account that opens it: add each new page here. Those that need
 * something to have happened are in the test of their own story, and in `IN_STORIES`.
 */
export const PAGES: Readonly<Record<string, readonly (string | Below)[]>> = {
  everybody: [
    '/accessibility',
    '/keyboard',
    '/personal-data',
    '/signed-out',
    '/scheda',
    '/scheda?language=arb',
  ],
  're-sender': [
    '/',
    '/inbox',
    '/inbox?show=unread',
    '/preferences',
    '/referrals',
    '/referrals?state=routed',
    '/referrals/new',
  ],
  'fe-sender': [
    {
      from: '/referrals?state=routed',
      link: '/referrals/0',
      parts: ['', '/receipt', '/sheet', '/withdraw', '/amend', '/amend/needs', '/amend/notice'],
    },
    '/import',
  ],
  're-coordinator': [
    '/',
    '/work/queue',
    '/work/terms?kind=first-read&show=overdue',
    '/work/households',
    '/inbox',
    '/calendar',
    '/cases',
    '/cases?show=all',
    '/territory/RE',
    '/territory/RE/exclusions',
  ],
  'mo-coordinator': [
    '/territory/MO/transfers',
    '/territory/MO/vacancies',
    '/territory/MO/caseload',
    '/territory/MO/deadlines',
    '/territory/MO/waiting',
  ],
  'ra-housing': ['/housing/ledger', '/housing/support', '/housing/texts', '/housing/contacts'],
  'pr-coordinator': ['/territory/PR/flow', '/territory/PR/flow?months=24', '/territory/PR/map'],
  auditor: ['/', '/territory/RE/flow', '/operations', '/operations/parked'],
  operator: ['/', '/operations', '/operations/parked', '/operations/deliveries', '/operations/mail'],
  're-integrator': ['/', '/inbox', '/integrations', '/integrations/new'],
}

/** Routes whose pages are looked at in a story. */
export const IN_STORIES: readonly string[] = [
  '/cases/:referralId',
  '/cases/:referralId/areas/:area',
  '/cases/:referralId/asked',
  '/cases/:referralId/decision',
  '/cases/:referralId/decisions/:decisionId/correction',
  '/cases/:referralId/decisions',
  '/cases/:referralId/documents',
  '/cases/:referralId/duplicates',
  '/cases/:referralId/history',
  '/cases/:referralId/people',
  '/cases/:referralId/project',
  '/cases/:referralId/scheda',
  '/cases/:referralId/scheda/complete',
  '/cases/:referralId/step',
  '/cases/:referralId/tasks/:taskId',
  '/cases/absence',
  '/continue',
  '/drafts/:draftId/:step',
  '/drafts/:draftId/summary',
  '/housing',
  '/housing/contacts/:contactId',
  '/housing/offers',
  '/housing/offers/:offerId',
  '/housing/placements',
  '/housing/placements/:placementId',
  '/housing/places/:placeId',
  '/housing/requests',
  '/housing/requests/:requestId',
  '/housing/runs',
  '/housing/runs/:runId',
  '/housing/visits',
  '/integrations/:endpointId',
  '/integrations/:endpointId/deliveries',
  '/integrations/:endpointId/deliveries/:deliveryId',
  '/integrations/:endpointId/settings',
  '/meetings/:meetingId',
  '/meetings/:meetingId/attendance',
  '/meetings/:meetingId/end',
  '/meetings/:meetingId/minutes',
  '/meetings/:meetingId/print',
  '/observation/:token',
  '/operations/parked/:service/:eventId',
  '/tables',
  '/tables/:tableId',
  '/tables/:tableId/board',
  '/tables/:tableId/undated',
  '/territory/:territory/exclusions/:referralId',
]

/** A stream, files, and the way to the page of one's own territory. */
export const NO_PAGES: readonly string[] = [
  '/calendar-feeds/:language/:token.ics',
  '/import/template.csv',
  '/live',
  '/meetings/:meetingId/minutes.txt',
  '/referrals/:referralId/sheet.txt',
  '/territory',
]
