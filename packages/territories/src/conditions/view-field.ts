import type { DecisionFacts, Urgency } from '@intarsi/contracts'

/** What is known beside the decision facts when a referral is routed or an équipe composed. */
export type RouteContext = {
  urgency: Urgency
  referrerRole: string
  requestKind: string
  /** Local Rome day, YYYY-MM-DD. */
  on: string
  /** The preparer's reasoned judgement of particular vulnerability, beside the factors marked V. */
  particularVulnerability?: boolean
  /** Gates a coordinator overrode: they do not act again on this referral. */
  overridden?: readonly string[]
}

export type Value = string | bigint | boolean | string[]
type Kind = 'string' | 'int' | 'bool' | 'list<string>'

/** One fact that a condition may read. A fact that nobody assessed has no value: it is never zero and never no. */
export type ViewField = {
  path: string
  type: Kind
  /** The scheda field it comes from; asked of the sender when it is missing. */
  field: string
  it: string
  en: string
  codes?: readonly string[]
  read: (facts: DecisionFacts, context: RouteContext) => Value | undefined
}

const NOT_ASSESSED = 9
export const level = (value: number | undefined) =>
  value === undefined || value === NOT_ASSESSED ? undefined : BigInt(value)
export const count = (value: number | undefined) => (value === undefined ? undefined : BigInt(value))
export const known = (value: string | null | undefined) =>
  value === undefined || value === null || value === 'unknown' ? undefined : value
export const yes = (value: 'yes' | 'no' | 'unknown') => (value === 'unknown' ? undefined : value === 'yes')
