import { URGENCY_OF, type Urgency, type UrgencyCriterion } from '../code-lists.ts'
import { ageOn, daysBetween, daysUntil } from './ages.ts'
import type { ReferralDraft } from './form-fields.ts'
import { hasMinors, isMinor, type MemberSoFar, presentMembers } from './household.ts'

/** Why a referral is as urgent as it is: each criterion, whether a person stated it or the form shows it. */
export type UrgencyReason = {
  criterion: UrgencyCriterion
  level: Urgency
  from: 'stated' | 'derived'
  detail: string
}
export type UrgencyFinding = { level: Urgency; reasons: UrgencyReason[] }

const ROOFLESS = new Set(['street-or-car'])
const NO_HOME_NOW = new Set(['street-or-car', 'informal-settlement', 'dormitory'])
const SHELTERED = new Set(['refuge', 'anti-trafficking', 'mother-child-community'])
/** A permit can be renewed up to 60 days after it expired (D.P.R. 394/1999, art. 13). */
const RENEWABLE_AFTER_DAYS = 60
const LATE_PREGNANCY_MONTH = 8
const NEWBORN_DAYS = 90

/** The level of list 4.10 with its reasons: the criteria stated, then those the dates and codes of the form show. */
export function urgencyOf(form: ReferralDraft, on: string): UrgencyFinding {
  const stated = (form.urgencyCriteria ?? []).map((criterion) =>
    reason(criterion, 'stated', 'Stated by the sender.'),
  )
  const known = new Set(stated.map((one) => one.criterion))
  const derived = derivedReasons(form, on).filter((one) => !known.has(one.criterion))
  const reasons = [...stated, ...derived].sort((a, b) => a.level.localeCompare(b.level))
  return { level: reasons[0]?.level ?? 'U3', reasons }
}

function derivedReasons(form: ReferralDraft, on: string): UrgencyReason[] {
  return [
    ...roofReasons(form, on),
    ...violenceReasons(form),
    ...exitReasons(form, on),
    ...birthReasons(form, on),
    ...permitReasons(form, on),
    ...minorReasons(form, on),
  ]
}

function reason(criterion: UrgencyCriterion, from: UrgencyReason['from'], detail: string): UrgencyReason {
  return { criterion, level: URGENCY_OF[criterion], from, detail }
}

function derived(criterion: UrgencyCriterion, detail: string): UrgencyReason {
  return reason(criterion, 'derived', detail)
}

function roofReasons(form: ReferralDraft, on: string): UrgencyReason[] {
  return ROOFLESS.has(form.receptionKind ?? '') && hasMinors(form, on)
    ? [derived('minors-without-roof-tonight', 'Minors live in the street or in a car.')]
    : []
}

function violenceReasons(form: ReferralDraft): UrgencyReason[] {
  const current = form.riskFactors?.some((risk) => risk.code === 'domestic-violence-current')
  return current && !SHELTERED.has(form.receptionKind ?? '')
    ? [derived('danger-of-violence', 'Domestic violence is going on and the household is in no shelter.')]
    : []
}

/** Levels 0 and 1 in the housing area mean that a home is found or needs information only; 9 is to explore, never zero. */
function needsHome(form: ReferralDraft): boolean {
  const level = form.needs?.housing
  return level !== 0 && level !== 1
}

function exitReasons(form: ReferralDraft, on: string): UrgencyReason[] {
  const days = daysUntil(form.leavesOn, on)
  if (days === null || days > 60) return []
  const detail = days < 0 ? `The term passed ${-days} days ago.` : `The household must leave in ${days} days.`
  return days <= 15 && needsHome(form)
    ? [derived('exit-or-eviction-within-15d-no-home', `${detail} No home is found.`)]
    : [derived('exit-or-eviction-within-60d', detail)]
}

function birthReasons(form: ReferralDraft, on: string): UrgencyReason[] {
  const days = daysUntil(form.leavesOn, on)
  const noHome = NO_HOME_NOW.has(form.receptionKind ?? '') || (days !== null && days <= 15 && needsHome(form))
  const soon = presentMembers(form).some(
    (member) => (member.pregnancyMonth ?? 0) >= LATE_PREGNANCY_MONTH || isNewborn(member, on),
  )
  return noHome && soon
    ? [derived('late-pregnancy-or-newborn-no-home', 'A late pregnancy or a newborn, and no home.')]
    : []
}

function isNewborn(member: MemberSoFar, on: string): boolean {
  if (member.birth === undefined || !/^\d{4}-/.test(member.birth)) return false
  const days = daysBetween(member.birth, on)
  return days >= 0 && days <= NEWBORN_DAYS
}

function permitReasons(form: ReferralDraft, on: string): UrgencyReason[] {
  const found = presentMembers(form).flatMap((member) => permitReason(member, on))
  return found.filter((one, index) => found.findIndex((x) => x.criterion === one.criterion) === index)
}

function permitReason(member: MemberSoFar, on: string): UrgencyReason[] {
  const days = daysUntil(member.permitExpiresOn, on)
  const renewing = member.permitCondition === 'renewal-requested' || member.renewal?.receiptOn !== undefined
  if (days === null || days > 60 || days < -RENEWABLE_AFTER_DAYS || renewing) return []
  return days <= 15 && !hasAppointment(member, on)
    ? [
        derived(
          'permit-expires-within-15d-no-appointment',
          `A permit expires in ${days} days, no appointment.`,
        ),
      ]
    : [derived('permit-expires-within-60d', `A permit expires in ${days} days.`)]
}

/** An appointment that has been is none to wait for: what came of it is a receipt or a new permit. */
function hasAppointment({ renewal }: MemberSoFar, on: string): boolean {
  return renewal?.appointmentOn !== undefined && renewal.appointmentOn >= on
}

function minorReasons(form: ReferralDraft, on: string): UrgencyReason[] {
  const found: UrgencyReason[] = []
  if (form.riskFactors?.some((risk) => risk.code === 'minor-at-risk')) {
    found.push(derived('minor-at-risk', 'A risk factor says that a minor is at risk.'))
  }
  if (presentMembers(form).some((member) => isOutOfSchool(member, on))) {
    found.push(derived('minor-out-of-school', 'A minor of school age is not enrolled.'))
  }
  return found
}

/** School is compulsory from 6 to 16 years (L. 296/2006, art. 1 c. 622). */
function isOutOfSchool(member: MemberSoFar, on: string): boolean {
  const age = ageOn(member.birth, on)
  return isMinor(member, on) && age !== null && age >= 6 && age < 16 && member.schooling === 'not-enrolled'
}
