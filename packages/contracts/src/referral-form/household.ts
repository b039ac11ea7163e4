import { NEEDS_BY_AREA, type NeedCode } from '../code-lists.ts'
import type { Area } from '../territory.ts'
import { AREAS } from '../territory.ts'
import { ageOn } from './ages.ts'
import type { ReferralDraft } from './form-fields.ts'

export type MemberSoFar = NonNullable<ReferralDraft['members']>[number]

const AWAY = new Set(['lives-elsewhere', 'abroad-reunification'])
const WITH_MINORS = new Set([
  'two-parents-with-minors',
  'single-mother',
  'single-father',
  'relative-with-minors',
  'extended-with-minors',
])

/** Members who live with the household. */
export function presentMembers(form: ReferralDraft): MemberSoFar[] {
  return (form.members ?? []).filter((member) => !AWAY.has(member.relation ?? ''))
}

export function isMinor(member: MemberSoFar, on: string): boolean {
  const age = ageOn(member.birth, on)
  return age !== null && age < 18
}

/** An adult, or somebody whose age nobody knows and whose relation is not a child's. */
export function isAdult(member: MemberSoFar, on: string): boolean {
  const age = ageOn(member.birth, on)
  if (age !== null) return age >= 18
  return !['child', 'partners-child', 'grandchild', 'fostered-minor'].includes(member.relation ?? '')
}

/** True when a minor lives with the household, by ages or by the type stated. */
export function hasMinors(form: ReferralDraft, on: string): boolean {
  return (
    presentMembers(form).some((member) => isMinor(member, on)) || WITH_MINORS.has(form.householdType ?? '')
  )
}

export function typeHasMinors(type: string | undefined): boolean {
  return WITH_MINORS.has(type ?? '')
}

export function areaOfNeed(code: NeedCode): Area {
  const area = AREAS.find((one) => NEEDS_BY_AREA[one].includes(code))
  if (!area) throw new Error(`The need ${code} belongs to no area.`)
  return area
}
