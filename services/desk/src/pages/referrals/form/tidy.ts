import { AREAS, NEEDS_BY_AREA } from '@intarsi/contracts'

type Form = Record<string, unknown>

const ADULT_FIELDS = [
  'italianLevel',
  'legalStatus',
  'permitType',
  'permitCondition',
  'permitExpiresOn',
  'renewal',
]
const PERMIT_FIELDS = ['permitType', 'permitCondition', 'permitExpiresOn', 'renewal']
const CHILDREN = new Set(['child', 'partners-child', 'grandchild', 'fostered-minor'])
const WITHOUT_PERMIT = new Set(['no-permit', 'italian-or-eu', 'unknown'])
const WITHOUT_VALUE = new Set(['none', 'unknown', 'through-referrer'])

/**
 * Takes away answers to questions that another answer closed: a person who says "protected" after an address was
 * typed, or "no" after naming a social service, is not asked to go back and empty a field that is no longer shown.
 */
export function tidy(form: Form): Form {
  const tidied = { ...form }
  if (form.protectedAddress !== 'no') delete tidied.address
  if (form.leavesOn === undefined) delete tidied.leaveReason
  if (part(form, 'inChargeOfSocialService').answer !== 'yes')
    keepOnly(tidied, 'inChargeOfSocialService', ['answer'])
  if (part(form, 'privacyNotice').mode === 'deferred-protection') keepOnly(tidied, 'privacyNotice', ['mode'])
  if (WITHOUT_VALUE.has(String(part(form, 'safeContact').channel)))
    keepOnly(tidied, 'safeContact', ['channel'])
  if (needsNoProtection(form)) delete tidied.protectionGround
  if (Array.isArray(form.needCodes)) tidied.needCodes = openNeeds(form)
  if (Array.isArray(form.members)) tidied.members = form.members.map((member: Form) => tidyMember(member))
  return tidied
}

function part(form: Form, field: string): Form {
  const value = form[field]
  return typeof value === 'object' && value !== null ? (value as Form) : {}
}

function keepOnly(form: Form, field: string, keys: readonly string[]): void {
  if (form[field] === undefined) return
  const kept = Object.entries(part(form, field)).filter(([key]) => keys.includes(key))
  form[field] = Object.fromEntries(kept)
}

function needsNoProtection(form: Form): boolean {
  return form.householdAgreement === 'yes' && part(form, 'privacyNotice').mode !== 'deferred-protection'
}

/** Needs of areas whose level is not "none". */
function openNeeds(form: Form): string[] {
  const closed = new Set<string>(
    AREAS.filter((area) => part(form, 'needs')[area] === 0).flatMap((area) => NEEDS_BY_AREA[area]),
  )
  return (form.needCodes as string[]).filter((code) => !closed.has(code))
}

function tidyMember(member: Form): Form {
  const { relation, legalStatus, permitCondition } = member
  const closed = [
    ...(CHILDREN.has(String(relation)) && legalStatus === undefined ? ADULT_FIELDS : []),
    ...(legalStatus === undefined || WITHOUT_PERMIT.has(String(legalStatus)) ? PERMIT_FIELDS : []),
    ...(permitCondition === 'never-issued' ? ['permitExpiresOn'] : []),
  ]
  return Object.fromEntries(Object.entries(member).filter(([key]) => !closed.includes(key)))
}
