/** Reasons for refusing or withdrawing an offer (`referral-and-states.md` section 5). None carries a penalty. */
export const HOUSEHOLD_REASONS = [
  'too-far',
  'too-small',
  'unsafe-place',
  'cohousing-not-wanted',
  'cost',
  'not-accessible',
  'prefers-to-wait',
  'found-own',
] as const

export const PROVIDER_REASONS = [
  'not-ready',
  'landlord-withdrew',
  'incompatible-cohabitants',
  'funding-missing',
] as const

export const OFFER_REASONS = [...HOUSEHOLD_REASONS, ...PROVIDER_REASONS] as const
export type OfferReason = (typeof OFFER_REASONS)[number]

export function sideOf(reason: OfferReason): 'household' | 'provider' {
  return PROVIDER_REASONS.some((known) => known === reason) ? 'provider' : 'household'
}

/** The place itself cannot be entered: it is blocked until a stated day. */
export function blocksPlace(reason: OfferReason): boolean {
  return sideOf(reason) === 'provider' && reason !== 'incompatible-cohabitants'
}

/** After these the machine does not propose the same place to the same household again. */
export const NOT_AGAIN: readonly OfferReason[] = [...HOUSEHOLD_REASONS, 'incompatible-cohabitants']
