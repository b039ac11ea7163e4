import type { FileView } from '@intarsi/access'
import { type Area, type MemberForm, NEEDS_BY_AREA, type ReferralForm } from '@intarsi/contracts'

/** Whose a field is: everybody's who follows the household, those of some areas, or nobody's but the whole file's. */
type Readers = 'seats' | 'whole-file' | readonly Area[]

type MemberField = keyof MemberForm

/** Default (ours), after section 3.5: own area in full, the rest in summary. Every field of the scheda stands here. */
export const FORM_READERS: Readonly<Record<keyof ReferralForm, Readers>> = {
  sportelloId: 'seats',
  referrer: 'seats',
  referrerRole: 'seats',
  referrerDeputy: 'seats',
  requestKind: 'seats',
  interviewOn: 'seats',
  channel: 'seats',
  actionsSoFar: ['social'],
  protocolNumber: 'seats',
  senderReference: 'whole-file',
  citesReferral: 'whole-file',
  privacyNotice: 'seats',
  householdAgreement: 'seats',
  protectionGround: 'whole-file',
  sharingLimits: 'seats',
  safeContact: 'whole-file',
  protectedAddress: 'seats',
  householdType: 'seats',
  members: 'seats',
  languages: 'seats',
  mediatorNeeded: 'seats',
  serviceOrientation: ['social'],
  parentingConcern: ['social'],
  appliedForProtection: ['legal'],
  receptionKind: ['housing', 'social'],
  host: ['housing', 'social'],
  leavesOn: ['housing', 'social'],
  leaveReason: ['housing', 'legal'],
  inChargeOfSocialService: ['social'],
  residence: ['legal', 'housing'],
  livesIn: ['social', 'housing', 'work'],
  address: 'whole-file',
  wishes: ['housing'],
  needs: 'seats',
  needCodes: 'seats',
  riskFactors: 'whole-file',
  culturalObstacle: ['social'],
  urgencyCriteria: 'whole-file',
  otherPaths: ['social'],
  housingNeed: ['housing'],
  safetyExclusion: 'whole-file',
  income: ['work', 'housing', 'social'],
  householdVoice: ['social'],
  strengths: ['social', 'work'],
  tutorWish: 'seats',
  notes: 'whole-file',
}

export const MEMBER_READERS: Readonly<Record<MemberField, Readers>> = {
  ref: 'seats',
  givenName: 'seats',
  familyName: 'seats',
  aliases: 'seats',
  birth: 'seats',
  birthCertainty: 'seats',
  relation: 'seats',
  languages: 'seats',
  italianLevel: 'seats',
  literacy: 'seats',
  gender: 'seats',
  pregnancyMonth: ['health'],
  citizenship: ['legal'],
  taxCode: ['legal'],
  permitNumber: ['legal'],
  phone: ['social'],
  legalStatus: ['legal'],
  permitType: ['legal'],
  permitCondition: ['legal'],
  permitExpiresOn: ['legal'],
  renewal: ['legal'],
  schooling: ['social'],
  attendance: ['social'],
  school: ['social'],
  paediatrician: ['health'],
}

const PROTECTED = { livesIn: 'whole-file', residence: 'whole-file', host: 'whole-file' } as const

type SeatForm = Partial<Omit<ReferralForm, 'members' | 'needs'>> & {
  members?: Partial<MemberForm>[]
  needs?: Partial<ReferralForm['needs']>
}

/**
 * The form as a seat of the équipe reads it: its own areas in full; of the others composition, levels and codes. Of
 * health nothing at all without a health role: that a need is there says something already. Pure.
 */
export function formFor(form: ReferralForm, view: FileView): SeatForm {
  if (!view.summary) return {}
  // Where a protected household lives is for who follows it alone.
  const readers = form.protectedAddress === 'no' ? FORM_READERS : { ...FORM_READERS, ...PROTECTED }
  const { members: _members, needs: _needs, ...open } = cut(form, readers, view.areas)
  const health = view.areas.includes('health')
  return {
    ...open,
    members: form.members.map((member) => memberFor(member, view)),
    needs: health ? form.needs : without(form.needs, 'health'),
    needCodes: form.needCodes.filter((code) => health || !NEEDS_BY_AREA.health.some((one) => one === code)),
  }
}

function memberFor(member: MemberForm, { areas, names }: FileView): Partial<MemberForm> {
  const open = cut(member, MEMBER_READERS, areas)
  if (names === 'all') return open
  const { givenName: _given, familyName: _family, aliases: _aliases, ...nameless } = open
  return nameless
}

function cut<Value extends object>(
  value: Value,
  readers: Readonly<Record<string, Readers>>,
  areas: readonly Area[],
): Partial<Value> {
  const mayRead = (field: string) => {
    const who = readers[field]
    return who === 'seats' || (Array.isArray(who) && who.some((area) => areas.includes(area)))
  }
  return Object.fromEntries(Object.entries(value).filter(([field]) => mayRead(field))) as Partial<Value>
}

function without<Value extends object, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> {
  const { [key]: _left, ...rest } = value
  return rest
}
