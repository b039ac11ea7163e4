import type { PageToMeasure } from './measure-pages.ts'

const of = (account: string, pages: readonly Omit<PageToMeasure, 'account'>[]): PageToMeasure[] =>
  pages.map((page) => ({ account, ...page }))

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
