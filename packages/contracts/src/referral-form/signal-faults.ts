import { IN_RECEPTION } from '../code-lists.ts'
import { AREAS } from '../territory.ts'
import { daysUntil } from './ages.ts'
import { type Fault, fault } from './fault.ts'
import type { ReferralDraft } from './form-fields.ts'
import { areaOfNeed } from './household.ts'
import { mayBeMunicipality } from './municipalities.ts'
import { required } from './read-fields.ts'

const LONGEST_STAY_DAYS = 5 * 366

/** Faults of everything but the members: notice, agreement, dates, addresses, needs. */
export function signalFaults(form: ReferralDraft, on: string): Fault[] {
  return [
    ...dateFaults(form, on),
    ...agreementFaults(form),
    ...addressFaults(form),
    ...placeFaults(form),
    ...receptionFaults(form, on),
    ...socialServiceFaults(form, on),
    ...needFaults(form),
    ...repeatedFaults(form),
  ]
}

function dateFaults(form: ReferralDraft, on: string): Fault[] {
  return form.interviewOn !== undefined && form.interviewOn > on
    ? [fault('/interviewOn', 'in-the-future', 'The interview cannot lie in the future.')]
    : []
}

/** The notice is a transparency duty, the agreement a professional one; only a minor or a life goes before them. */
function agreementFaults(form: ReferralDraft): Fault[] {
  const { privacyNotice: notice, householdAgreement: agreement } = form
  const faults: Fault[] = []
  if (notice && notice.mode !== 'deferred-protection') {
    if (notice.version === undefined) faults.push(required('/privacyNotice/version'))
    if (notice.language === undefined) faults.push(required('/privacyNotice/language'))
  }
  if (form.protectionGround) return faults
  if (agreement === 'no') {
    faults.push(
      fault(
        '/householdAgreement',
        'household-does-not-agree',
        'The household said no: nothing is sent, unless a minor or a life must be protected (protectionGround).',
      ),
    )
  }
  if (agreement === 'not-asked-protection' || notice?.mode === 'deferred-protection') {
    faults.push(fault('/protectionGround', 'required', 'Say whom the referral protects, and why.'))
  }
  return faults
}

function addressFaults(form: ReferralDraft): Fault[] {
  const isProtected = form.protectedAddress !== undefined && form.protectedAddress !== 'no'
  return isProtected && form.address !== undefined
    ? [fault('/address', 'protected-address', 'The address is protected: none may be stored.')]
    : []
}

/** A code of the region that no municipality has is routed nowhere and matched with nothing. */
function placeFaults(form: ReferralDraft): Fault[] {
  const lists: [string, string[] | undefined][] = [
    ['/wishes', form.wishes],
    ['/housingNeed/nearMunicipalities', form.housingNeed?.nearMunicipalities],
    ['/safetyExclusion/avoidMunicipalities', form.safetyExclusion?.avoidMunicipalities],
  ]
  const given: [string, string | undefined][] = [
    ['/residence', form.residence],
    ['/livesIn', form.livesIn],
    ...lists.flatMap(([pointer, codes = []]) =>
      codes.map((code, index): [string, string] => [`${pointer}/${index}`, code]),
    ),
  ]
  return given.flatMap(([pointer, code]) =>
    code === undefined || mayBeMunicipality(code)
      ? []
      : [fault(pointer, 'unknown-municipality', `No municipality of Emilia-Romagna has the code ${code}.`)],
  )
}

function receptionFaults(form: ReferralDraft, on: string): Fault[] {
  const inReception = form.receptionKind !== undefined && IN_RECEPTION.has(form.receptionKind)
  const faults: Fault[] = []
  if (inReception && form.leavesOn === undefined) faults.push(required('/leavesOn'))
  // Who does not know when it must be left may not know why either: with a day, the reason is known.
  const hasTerm = form.leavesOn !== undefined && form.leavesOn !== 'unknown'
  if (hasTerm && form.leaveReason === undefined) faults.push(required('/leaveReason'))
  const days = daysUntil(form.leavesOn, on)
  if (days !== null && (days > LONGEST_STAY_DAYS || days < -LONGEST_STAY_DAYS)) {
    faults.push(fault('/leavesOn', 'impossible-date', 'This date lies over five years away.'))
  }
  return faults
}

function socialServiceFaults(form: ReferralDraft, on: string): Fault[] {
  const inCharge = form.inChargeOfSocialService
  if (!inCharge) return []
  const faults: Fault[] = []
  if (inCharge.answer === 'yes' && inCharge.territory === undefined) {
    faults.push(required('/inChargeOfSocialService/territory'))
  }
  if (inCharge.answer !== 'yes' && inCharge.territory !== undefined) {
    faults.push(
      fault('/inChargeOfSocialService/territory', 'contradicts', 'Nobody has the household in charge.'),
    )
  }
  if (inCharge.since !== undefined && inCharge.since !== 'unknown' && inCharge.since > on) {
    faults.push(fault('/inChargeOfSocialService/since', 'in-the-future', 'This date lies in the future.'))
  }
  return faults
}

function needFaults(form: ReferralDraft): Fault[] {
  const { needs, needCodes } = form
  if (!needs || !needCodes) return []
  const named = new Set(needCodes.map(areaOfNeed))
  return AREAS.flatMap((area) => {
    const level = needs[area]
    if ((level === 2 || level === 3) && !named.has(area)) {
      return [
        fault(`/needs/${area}`, 'unnamed-need', `Level ${level} in ${area}: say which need in needCodes.`),
      ]
    }
    return level === 0 && named.has(area)
      ? [fault(`/needs/${area}`, 'contradicts', 'Level 0 says no need, and one is named.')]
      : []
  })
}

function repeatedFaults(form: ReferralDraft): Fault[] {
  const lists: [string, string[] | undefined][] = [
    ['/needCodes', form.needCodes],
    ['/languages', form.languages],
    ['/urgencyCriteria', form.urgencyCriteria],
    ['/riskFactors', form.riskFactors?.map((risk) => risk.code)],
    ['/otherPaths', form.otherPaths?.map((path) => path.code)],
  ]
  return lists.flatMap(([pointer, list = []]) =>
    list.flatMap((value, index) =>
      list.indexOf(value) < index
        ? [fault(`${pointer}/${index}`, 'repeated', `${value} is given twice.`)]
        : [],
    ),
  )
}
