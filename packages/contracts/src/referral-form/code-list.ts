import * as household from './labels/household-labels.ts'
import type { Label } from './labels/label.ts'
import * as need from './labels/need-labels.ts'
import * as signal from './labels/signal-labels.ts'

/** One code of a list. Permits and reception change by law: a retired code stays readable and is not selectable. */
export type CodeEntry = {
  code: string
  it: string
  en: string
  /** First and last day on which it can be chosen; null: open. */
  validFrom: string | null
  validTo: string | null
}
export type CodeLists = Readonly<Record<string, readonly CodeEntry[]>>

/** Days between which a code of a list can be chosen, where the law or a rename set one: `list/code`. */
const VALIDITY: Readonly<Record<string, { validFrom?: string; validTo?: string }>> = {
  // D.L. 145/2024 added the permit for victims of labour exploitation.
  'permitType/special-cases-art18ter': { validFrom: '2024-10-11' },
}

function list(name: string, labels: Readonly<Record<string, Label>>): [string, CodeEntry[]] {
  const entries = Object.entries(labels).map(([code, [it, en]]) => {
    const { validFrom = null, validTo = null } = VALIDITY[`${name}/${code}`] ?? {}
    return { code, it, en, validFrom, validTo }
  })
  return [name, entries]
}

/** Every list of the scheda by the name of its field. */
export const CODE_LISTS: CodeLists = Object.fromEntries([
  list('referrerRole', signal.referrerRoleLabels),
  list('requestKind', signal.requestKindLabels),
  list('channel', signal.channelLabels),
  list('privacyNotice.mode', signal.noticeModeLabels),
  list('householdAgreement', signal.agreementLabels),
  list('safeContact.channel', signal.contactChannelLabels),
  list('yesNoUnknown', signal.yesNoUnknownLabels),
  list('urgencyCriteria', signal.urgencyCriterionLabels),
  list('urgency', signal.urgencyLabels),
  list('householdType', household.householdTypeLabels),
  list('relation', household.relationLabels),
  list('birthCertainty', household.birthCertaintyLabels),
  list('legalStatus', household.legalStatusLabels),
  list('permitType', household.permitTypeLabels),
  list('permitCondition', household.permitConditionLabels),
  list('receptionKind', household.receptionKindLabels),
  list('leaveReason', household.leaveReasonLabels),
  list('needLevel', need.needLevelLabels),
  list('needCodes', need.needCodeLabels),
  list('riskFactors', need.riskFactorLabels),
  list('certainty', need.riskCertaintyLabels),
  list('otherPaths', need.otherPathLabels),
  list('tutorWish', need.tutorWishLabels),
  list('literacy', need.literacyLabels),
  list('schooling', need.schoolingLabels),
  list('languages', need.languageLabels),
])

/** True when the code can be chosen on that day; a code that no list has is for its schema to refuse. */
export function isSelectable(lists: CodeLists, name: string, code: string, on: string): boolean {
  const entry = lists[name]?.find((one) => one.code === code)
  if (!entry) return true
  return (
    (entry.validFrom === null || entry.validFrom <= on) && (entry.validTo === null || on <= entry.validTo)
  )
}
