import { ageOn } from './ages.ts'
import { type Fault, fault } from './fault.ts'
import type { ReferralDraft } from './form-fields.ts'
import { isMinor, type MemberSoFar, presentMembers, typeHasMinors } from './household.ts'
import { memberFaults } from './member-faults.ts'

/** A parent is at least this much older than a child. */
const GENERATION_YEARS = 11
const WITHOUT_MINORS = new Set(['pregnant-no-minors', 'couple-no-minors', 'single-adult'])
const ALONE = new Set(['single-mother', 'single-father', 'single-adult'])

/** Faults of the members one by one, and of the household as a whole. */
export function householdFaults(form: ReferralDraft, on: string): Fault[] {
  const members = form.members
  if (!members) return []
  return [
    ...members.flatMap((member, index) => memberFaults(member, `/members/${index}`, on)),
    ...referenceFaults(members),
    ...refFaults(members),
    ...generationFaults(members, on),
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
    return wrong
      ? [
          fault(
            `/members/${index}/birth`,
            'contradicts-relation',
            `This age contradicts "${member.relation}".`,
          ),
        ]
      : []
  })
}

function typeFaults(form: ReferralDraft, on: string): Fault[] {
  const type = form.householdType
  const present = presentMembers(form)
  const agesKnown = present.every((member) => ageOn(member.birth, on) !== null)
  const minors = present.some((member) => isMinor(member, on))
  const faults: Fault[] = []
  const say = (detail: string) => faults.push(fault('/householdType', 'contradicts-members', detail))
  if (agesKnown && typeHasMinors(type) && !minors) say('This type has minors, and no member is under 18.')
  if (WITHOUT_MINORS.has(type ?? '') && minors) say('This type has no minors, and a member is under 18.')
  if (ALONE.has(type ?? '') && present.some((member) => member.relation === 'partner')) {
    say('This type has no partner, and a partner lives here.')
  }
  if (type === 'pregnant-no-minors' && !present.some((member) => member.pregnancyMonth !== undefined)) {
    faults.push(fault('/householdType', 'contradicts-members', 'No member has a month of pregnancy.'))
  }
  return faults
}
