import { ageOn } from './ages.ts'
import { type Fault, fault } from './fault.ts'
import type { ReferralDraft } from './form-fields.ts'
import type { MemberSoFar } from './household.ts'
import { memberFaults } from './member-faults.ts'
import { typeFaults } from './type-faults.ts'

/** A parent is at least this much older than a child. */
const GENERATION_YEARS = 11
/** Marriages of children are a harm to be signalled, not a mistake; below this age a "partner" is a slip. */
const NO_PARTNER_UNDER = 10

/** Faults of the members one by one, and of the household as a whole. */
export function householdFaults(form: ReferralDraft, on: string): Fault[] {
  const members = form.members
  if (!members) return []
  return [
    ...members.flatMap((member, index) => memberFaults(member, `/members/${index}`, on)),
    ...referenceFaults(members),
    ...refFaults(members),
    ...generationFaults(members, on),
    ...partnerFaults(members, on),
    ...typeFaults(form, on),
  ]
}

function referenceFaults(members: MemberSoFar[]): Fault[] {
  const count = members.filter((member) => member.relation === 'self').length
  return count === 1
    ? []
    : [
        fault(
          '/members',
          'one-reference-adult',
          `Exactly one member is "self", the adult of reference: ${count} given.`,
        ),
      ]
}

function refFaults(members: MemberSoFar[]): Fault[] {
  const refs = members.map((member, index) => member.ref ?? `m${index + 1}`)
  return refs.flatMap((ref, index) =>
    refs.indexOf(ref) < index
      ? [fault(`/members/${index}/ref`, 'repeated', `${ref} is used twice in this household.`)]
      : [],
  )
}

function generationFaults(members: MemberSoFar[], on: string): Fault[] {
  const reference = members.find((member) => member.relation === 'self')
  const age = ageOn(reference?.birth, on)
  // An age that is impossible is told by itself; it says nothing of the others.
  if (age === null || age < 0 || age > 120) return []
  return members.flatMap((member, index) => {
    const other = ageOn(member.birth, on)
    if (other === null) return []
    const wrong =
      (member.relation === 'child' && age - other < GENERATION_YEARS) ||
      (member.relation === 'grandchild' && age - other < 2 * GENERATION_YEARS) ||
      (member.relation === 'parent' && other - age < GENERATION_YEARS)
    return wrong ? [ageContradicts(member, index)] : []
  })
}

function partnerFaults(members: MemberSoFar[], on: string): Fault[] {
  return members.flatMap((member, index) => {
    const age = ageOn(member.birth, on)
    const tooYoung = member.relation === 'partner' && age !== null && age >= 0 && age < NO_PARTNER_UNDER
    return tooYoung ? [ageContradicts(member, index)] : []
  })
}

function ageContradicts(member: MemberSoFar, index: number): Fault {
  return fault(
    `/members/${index}/birth`,
    'contradicts-relation',
    `This age contradicts "${member.relation}".`,
  )
}
