import { ageOn, daysUntil } from './ages.ts'
import { type Fault, fault } from './fault.ts'
import { isAdult, type MemberSoFar } from './household.ts'
import { required } from './read-fields.ts'
import { birthInTaxCode, isTaxCode } from './tax-code.ts'

/** Statuses under which a person holds, or waits for, a residence permit. */
const WITHOUT_PERMIT = new Set(['no-permit', 'italian-or-eu', 'unknown'])
const LONGEST_PERMIT_DAYS = 15 * 366
/** A renewal is due 60 days before the expiry (D.Lgs. 286/1998 art. 5); what is older by years was another permit's. */
const EARLIEST_RENEWAL_DAYS = 2 * 366
/** An age that was told or guessed may be some years wrong, not as many as this from 18. */
const SURELY_NO_ADULT_UNDER = 14

/** What is missing from one member or contradicts itself; `at` is the member's pointer, `on` the day of sending. */
export function memberFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  return [
    ...birthFaults(member, at, on),
    ...personFaults(member, at, on),
    ...statusFaults(member, at, on),
    ...permitFaults(member, at, on),
    ...schoolFaults(member, at, on),
  ]
}

function birthFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const age = ageOn(member.birth, on)
  const faults: Fault[] = []
  if (member.birth === undefined || age === null) return faults
  if (member.birth > on) faults.push(fault(`${at}/birth`, 'in-the-future', 'This birth lies in the future.'))
  if (age > 120) faults.push(fault(`${at}/birth`, 'impossible-age', 'Nobody is over 120 years old.'))
  const coded = member.taxCode && isTaxCode(member.taxCode) ? birthInTaxCode(member.taxCode) : null
  if (coded && member.birth.length === 10 && member.birth.slice(2) !== coded) {
    faults.push(fault(`${at}/taxCode`, 'contradicts-birth', 'The codice fiscale says another day of birth.'))
  }
  return faults
}

function personFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const faults: Fault[] = []
  if (member.relation === 'self') faults.push(...referencePersonFaults(member, at, on))
  if (member.pregnancyMonth !== undefined) faults.push(...pregnancyFaults(member, at, on))
  if (member.taxCode !== undefined && !isTaxCode(member.taxCode)) {
    faults.push(
      fault(`${at}/taxCode`, 'invalid', 'Not a codice fiscale: 16 characters with its check, or 11 digits.'),
    )
  }
  if (member.permitNumber !== undefined && !/^[A-Za-z0-9][A-Za-z0-9 /-]{3,}$/.test(member.permitNumber)) {
    faults.push(fault(`${at}/permitNumber`, 'invalid', 'Letters and digits, at least four.'))
  }
  return faults
}

function referencePersonFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const age = ageOn(member.birth, on)
  const faults = (['givenName', 'familyName', 'italianLevel'] as const)
    .filter((field) => member[field] === undefined)
    .map((field) => required(`${at}/${field}`))
  const least = member.birthCertainty === 'document' ? 18 : SURELY_NO_ADULT_UNDER
  if (age !== null && age >= 0 && age < least) {
    faults.push(
      fault(
        `${at}/birth`,
        'not-an-adult',
        `The adult of reference is under ${least}, by what birthCertainty says.`,
      ),
    )
  }
  return faults
}

function pregnancyFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const age = ageOn(member.birth, on)
  const impossible = member.gender === 'm' || (age !== null && (age < 10 || age > 60))
  return impossible
    ? [fault(`${at}/pregnancyMonth`, 'contradicts', 'A pregnancy contradicts the gender or age given.')]
    : []
}

function statusFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const adult =
    isAdult(member, on) && member.relation !== 'lives-elsewhere' && member.relation !== 'abroad-reunification'
  if (member.legalStatus === undefined) return adult ? [required(`${at}/legalStatus`)] : []
  if (!adult || WITHOUT_PERMIT.has(member.legalStatus)) return []
  return (['permitType', 'permitCondition'] as const)
    .filter((field) => member[field] === undefined)
    .map((field) => required(`${at}/${field}`))
}

function permitFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  return [
    ...conditionFaults(member, at, on),
    ...permitKindFaults(member, at, on),
    ...renewalFaults(member, at, on),
  ]
}

function conditionFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const days = daysUntil(member.permitExpiresOn, on)
  const pointer = `${at}/permitExpiresOn`
  const condition = member.permitCondition
  const dated = condition === 'valid' || condition === 'expired'
  if (dated && member.permitExpiresOn === undefined) return [required(pointer)]
  if (days === null) return []
  const faults: Fault[] = []
  const say = (detail: string) => faults.push(fault(pointer, 'contradicts-condition', detail))
  if (condition === 'valid' && days < 0) say('A valid permit cannot have expired already.')
  if (condition === 'expired' && days > 0) say('An expired permit cannot expire in the future.')
  if (condition === 'never-issued') say('A permit never issued has no expiry date.')
  if (days > LONGEST_PERMIT_DAYS) faults.push(fault(pointer, 'impossible-date', 'No permit lasts that long.'))
  if (member.birth && member.birth !== 'unknown' && (member.permitExpiresOn ?? '') < member.birth) {
    faults.push(fault(pointer, 'contradicts-birth', 'The permit expires before its holder was born.'))
  }
  return faults
}

function permitKindFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const pointer = `${at}/permitType`
  const age = ageOn(member.birth, on)
  const holds = member.permitType !== undefined && member.permitType !== 'unknown'
  if (holds && member.legalStatus === 'italian-or-eu') {
    return [fault(pointer, 'contradicts-status', 'An Italian or EU citizen holds no residence permit.')]
  }
  if (member.legalStatus === 'no-permit' && member.permitCondition === 'valid') {
    return [fault(`${at}/permitCondition`, 'contradicts-status', 'The status says that there is no permit.')]
  }
  if (member.permitType === 'minor-age' && age !== null && age > 18 && member.permitCondition === 'valid') {
    return [fault(pointer, 'contradicts-birth', 'A permit for minor age ends with it.')]
  }
  return []
}

function renewalFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const { receiptOn, appointmentOn } = member.renewal ?? {}
  const faults: Fault[] = []
  if (receiptOn !== undefined && receiptOn > on) {
    faults.push(fault(`${at}/renewal/receiptOn`, 'in-the-future', 'A receipt cannot be dated in the future.'))
  }
  for (const [field, day] of Object.entries({ receiptOn, appointmentOn })) {
    const before = day === undefined ? null : daysUntil(member.permitExpiresOn, day)
    if (before !== null && before > EARLIEST_RENEWAL_DAYS) {
      faults.push(
        fault(`${at}/renewal/${field}`, 'contradicts-permit', 'This lies years before the permit expires.'),
      )
    }
  }
  return faults
}

function schoolFaults(member: MemberSoFar, at: string, on: string): Fault[] {
  const age = ageOn(member.birth, on)
  return member.schooling === 'too-young' && age !== null && age >= 6
    ? [fault(`${at}/schooling`, 'contradicts-birth', 'From six years on a child is of school age.')]
    : []
}
