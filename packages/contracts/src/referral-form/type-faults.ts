import { ageOn } from './ages.ts'
import { type Fault, fault } from './fault.ts'
import type { ReferralDraft } from './form-fields.ts'
import { isMinor, type MemberSoFar, presentMembers, typeHasMinors } from './household.ts'

const WITHOUT_MINORS = new Set(['pregnant-no-minors', 'couple-no-minors', 'single-adult'])
const ALONE = new Set(['single-mother', 'single-father', 'single-adult'])
/** Of the generation after the adult of reference, or of the same: somebody's parent only if that child is named too. */
const YOUNGER_OR_SAME = new Set(['child', 'partners-child', 'grandchild', 'fostered-minor', 'sibling'])
const MAY_BE_THEIRS = new Set(['grandchild', 'other-relative', 'not-related'])
const NOT_THE_PARENT = { 'single-mother': 'm', 'single-father': 'f' } as const

/**
 * Where the type stated (list 4.2) and the members named cannot both be true: what is missing or too much is told at the
 * type, and at each member whom it leaves no place for.
 */
export function typeFaults(form: ReferralDraft, on: string): Fault[] {
  return [...minorFaults(form, on), ...coupleFaults(form), ...genderFaults(form)]
}

const contradicts = (code: string, detail: string) => fault('/householdType', code, detail)

/** The members to whom something applies, at one of their fields. */
function at(form: ReferralDraft, field: string, { code, detail, is }: AtMember): Fault[] {
  const present = new Set(presentMembers(form))
  return (form.members ?? []).flatMap((member, index) =>
    present.has(member) && is(member) ? [fault(`/members/${index}/${field}`, code, detail)] : [],
  )
}

type AtMember = { code: string; detail: string; is: (member: MemberSoFar) => boolean }

function minorFaults(form: ReferralDraft, on: string): Fault[] {
  const type = form.householdType
  const present = presentMembers(form)
  const agesKnown = present.every((member) => ageOn(member.birth, on) !== null)
  const minors = present.some((member) => isMinor(member, on))
  if (agesKnown && typeHasMinors(type) && !minors) {
    return [contradicts('type-needs-minor', 'This type has minors, and no member is under 18.')]
  }
  if (!WITHOUT_MINORS.has(type ?? '') || !minors) return []
  return [
    contradicts('type-without-minors', 'This type has no minors, and a member is under 18.'),
    ...at(form, 'birth', {
      code: 'minor-beside-type',
      detail: 'Under 18, and the type has no minors.',
      is: (member) => isMinor(member, on),
    }),
  ]
}

function coupleFaults(form: ReferralDraft): Fault[] {
  const type = form.householdType
  const present = presentMembers(form)
  const faults: Fault[] = []
  const isPartner = ({ relation }: MemberSoFar) => relation === 'partner'
  if (ALONE.has(type ?? '') && present.some(isPartner)) {
    faults.push(
      contradicts('type-without-partner', 'This type has no partner, and a partner lives here.'),
      ...at(form, 'relation', {
        code: 'partner-beside-type',
        detail: 'A partner, and the type has none.',
        is: isPartner,
      }),
    )
  }
  if (type === 'pregnant-no-minors' && !present.some((member) => member.pregnancyMonth !== undefined)) {
    faults.push(contradicts('type-needs-pregnancy', 'No member has a month of pregnancy.'))
  }
  if (type === 'two-parents-with-minors' && possibleParents(form).length < 2) {
    faults.push(contradicts('type-needs-parent', 'This type has two parents, and no second one is named.'))
  }
  return faults
}

/** A mother is no "m", a father no "f": told at the genders, which may be completed after the type was sent. */
function genderFaults(form: ReferralDraft): Fault[] {
  const type = form.householdType
  if (type !== 'single-mother' && type !== 'single-father') return []
  const parents = possibleParents(form)
  if (parents.some(({ member }) => member.gender !== NOT_THE_PARENT[type])) return []
  return parents.map(({ index }) =>
    fault(`/members/${index}/gender`, 'contradicts-type', `Nobody can be the parent of "${type}".`),
  )
}

/**
 * Whoever may be the parent that the type means. The adult of reference need not be: a grown-up son may answer for his
 * mother and her minors, a grandfather for his daughter of sixteen and her child. Somebody away may be the other one.
 */
function possibleParents(form: ReferralDraft): { member: MemberSoFar; index: number }[] {
  const members = form.members ?? []
  const child = members.some(({ relation }) => MAY_BE_THEIRS.has(relation ?? ''))
  return members
    .map((member, index) => ({ member, index }))
    .filter(({ member }) => child || !YOUNGER_OR_SAME.has(member.relation ?? ''))
}
