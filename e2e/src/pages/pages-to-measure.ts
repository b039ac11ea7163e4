import type { PageToMeasure } from './measure-pages.ts'

const of = (account: string, pages: readonly Omit<PageToMeasure, 'account'>[]): PageToMeasure[] =>
  pages.map((page) => ({ account, ...page }))

const CASE = '/cases/*-*-*-*-*'

/** Every list and the main pages, by who opens them. */
export const PAGES_TO_MEASURE: readonly PageToMeasure[] = [
  ...of('re-sender', [
    { name: 'home of a sportello', address: '/' },
    { name: 'referrals sent', address: '/referrals' },
    { name: 'referrals sent, by state', address: '/referrals?state=routed' },
    { name: 'referrals sent, second page', address: '/referrals?cursor=*', from: '/referrals' },
    { name: 'a referral', address: '/referrals/*-*-*-*-*', from: '/referrals' },
    { name: 'beginning a referral', address: '/referrals/new' },
    { name: 'notices', address: '/inbox' },
    { name: 'notices, unread', address: '/inbox?show=unread' },
    { name: 'preferences', address: '/preferences' },
  ]),
  ...of('re-coordinator', [
    { name: 'home of a coordinator', address: '/' },
    { name: 'notices of a coordinator', address: '/inbox' },
    { name: 'tables', address: '/tables' },
    { name: 'a table', address: '/tables/*-*-*-*-*', from: '/tables' },
    { name: 'a meeting', address: '/meetings/*-*-*-*-*', from: '/tables' },
    {
      name: 'undated referrals of a table',
      address: '/tables/*-*-*-*-*',
      from: '/tables',
      below: '/undated',
    },
    { name: 'a board', address: '/tables/*-*-*-*-*', from: '/tables', below: '/board' },
    { name: 'all to assign', address: '/work/queue' },
    { name: 'all that is due', address: '/work/terms' },
    { name: 'all households', address: '/work/households' },
    { name: 'cases', address: '/cases?show=all' },
    { name: 'a case', address: CASE, from: '/work/queue' },
    { name: 'its scheda', address: CASE, from: '/work/queue', below: '/scheda' },
    { name: 'its decisions', address: CASE, from: '/work/queue', below: '/decisions' },
    { name: 'its decision, to be taken', address: CASE, from: '/work/queue', below: '/decision' },
    { name: 'its duplicates', address: CASE, from: '/work/queue', below: '/duplicates' },
    { name: 'a household in charge', address: CASE, from: '/cases?show=all' },
    { name: 'its people', address: CASE, from: '/cases?show=all', below: '/people' },
    { name: 'its history', address: CASE, from: '/cases?show=all', below: '/history' },
    { name: 'its project', address: CASE, from: '/cases?show=all', below: '/project' },
    { name: 'its documents', address: CASE, from: '/cases?show=all', below: '/documents' },
    { name: 'calendar', address: '/calendar' },
    { name: 'a territory', address: '/territory/RE' },
    { name: 'its caseload', address: '/territory/RE/caseload' },
    { name: 'its terms', address: '/territory/RE/deadlines' },
    { name: 'its waiting list', address: '/territory/RE/waiting' },
    { name: 'its exclusions', address: '/territory/RE/exclusions' },
    { name: 'its vacancies', address: '/territory/RE/vacancies' },
    { name: 'its flow', address: '/territory/RE/flow' },
    { name: 'its map', address: '/territory/RE/map' },
    { name: 'places', address: '/housing' },
  ]),
  ...of('pr-coordinator', [
    { name: 'tables of Parma', address: '/tables' },
    { name: 'a meeting of Parma', address: '/meetings/*-*-*-*-*', from: '/tables' },
  ]),
  ...of('ra-housing', [
    { name: 'places over time', address: '/housing' },
    { name: 'a place', address: '/housing/places/*', from: '/housing' },
    { name: 'housing requests', address: '/housing/requests' },
    { name: 'a housing request', address: '/housing/requests/*', from: '/housing/requests' },
    { name: 'matching runs', address: '/housing/runs' },
    { name: 'a matching run', address: '/housing/runs/*', from: '/housing/runs' },
    { name: 'offers', address: '/housing/offers' },
  ]),
]
