import { type ReferralDraft, romeDay } from '@intarsi/contracts'
import type { Account } from '../../../api/account.ts'
import { sendsFor } from '../receiving.ts'

type ReferrerRole = NonNullable<ReferralDraft['referrerRole']>

/** The referrer's role on the scheda by the professions that the directory knows. */
const ROLES: readonly [profession: string, role: ReferrerRole][] = [
  ['social-worker', 'social-worker'],
  ['territorial-social-service', 'social-worker'],
  ['cultural-mediator', 'mediator'],
  ['cas-operator', 'reception-operator'],
  ['sai-operator', 'reception-operator'],
  ['reception-operator', 'reception-operator'],
  ['legal-operator', 'legal-operator'],
  ['educator', 'educator'],
  ['volunteer', 'volunteer'],
]

/** The version of the privacy notice that bodies use; written once a year. */
const NOTICE_VERSION = '2026-01'

function signalOf({ givenName, familyName, phone, professions }: Account): ReferralDraft {
  const role = ROLES.find(([profession]) => professions.includes(profession))?.[1] ?? 'sportello-operator'
  return {
    referrer: { name: `${givenName} ${familyName}`, ...(phone ? { phone } : {}) },
    referrerRole: role,
    interviewOn: romeDay(new Date()),
    channel: 'web',
  }
}

/** Of who signals the receiver knows what stands on the paper, or was said on the telephone. */
const received = (): ReferralDraft => ({ interviewOn: romeDay(new Date()), channel: 'paper-transcribed' })

/** What is known before anything is asked: half of the first page. */
export function firstDraft(person: Account, sportelloId: string): ReferralDraft {
  return {
    ...(sendsFor(person, sportelloId) ? signalOf(person) : received()),
    sportelloId,
    requestKind: 'presa-in-carico',
    // How certain a birth is, is asked: a wrong "document" would tell two spellings of one person apart.
    members: [{ relation: 'self' }],
    privacyNotice: { version: NOTICE_VERSION },
  }
}

/** Asked anew each time: what belongs to one interview and not to the household. */
const OF_ONE_REFERRAL: readonly (keyof ReferralDraft)[] = [
  'protocolNumber',
  'senderReference',
  'privacyNotice',
  'householdAgreement',
  'protectionGround',
  'urgencyCriteria',
  'actionsSoFar',
  'notes',
]

/** A new referral of a household signalled before: its answers of then, and a citation that links the two. */
export function fromEarlier(form: ReferralDraft, number: string, person: Account): ReferralDraft {
  const kept = Object.entries(form).filter(
    ([field]) => !OF_ONE_REFERRAL.includes(field as keyof ReferralDraft),
  )
  return {
    ...(Object.fromEntries(kept) as ReferralDraft),
    ...signalOf(person),
    privacyNotice: { version: NOTICE_VERSION },
    citesReferral: number,
  }
}

/** The same for a draft begun already: its own answers win, and what it left open is filled in. */
export function linkEarlier(draft: ReferralDraft, earlier: ReferralDraft, number: string): ReferralDraft {
  const known = Object.entries(earlier).filter(
    ([field]) => !OF_ONE_REFERRAL.includes(field as keyof ReferralDraft) && !(field in draft),
  )
  return { ...(Object.fromEntries(known) as ReferralDraft), ...draft, citesReferral: number }
}
