/**
 * Every page that is looked at in a browser, by the account that opens it: add each new page here. Those that need an
 * id of something are in the test of their own story.
 */
export const PAGES: Readonly<Record<string, readonly string[]>> = {
  everybody: ['/accessibility', '/keyboard', '/personal-data', '/signed-out'],
  're-sender': [
    '/',
    '/inbox',
    '/inbox?show=unread',
    '/preferences',
    '/referrals',
    '/referrals?state=routed',
    '/referrals/new',
  ],
  're-coordinator': [
    '/',
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
  ],
  'ra-housing': ['/housing/ledger', '/housing/support', '/housing/texts', '/housing/contacts'],
  'pr-coordinator': ['/territory/PR/flow', '/territory/PR/flow?months=24', '/territory/PR/map'],
  auditor: ['/', '/territory/RE/flow', '/operations', '/operations/parked'],
  operator: ['/', '/operations', '/operations/parked', '/operations/deliveries', '/operations/mail'],
  're-integrator': ['/', '/inbox', '/integrations', '/integrations/new'],
}
