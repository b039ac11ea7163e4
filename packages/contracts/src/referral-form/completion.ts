import * as z from 'zod'
import { type CheckContext, checkForm } from './check-form.ts'
import { type Fault, fault } from './fault.ts'
import { formFields, type ReferralForm } from './form-fields.ts'
import type { MemberSoFar } from './household.ts'
import { memberFields } from './member-fields.ts'

const { serviceOrientation, parentingConcern, otherPaths, housingNeed, income } = formFields
const { householdVoice, strengths, tutorWish } = formFields
const ofHousehold = {
  serviceOrientation,
  parentingConcern,
  otherPaths,
  housingNeed,
  income,
  householdVoice,
  strengths,
  tutorWish,
}

const { givenName, familyName, italianLevel, literacy, gender, citizenship } = memberFields
const { schooling, paediatrician } = memberFields
const ofMember = {
  givenName,
  familyName,
  italianLevel,
  literacy,
  gender,
  citizenship,
  schooling,
  paediatrician,
}

type HouseholdField = keyof typeof ofHousehold
type CompletedMemberField = keyof typeof ofMember

/** The T fields of the scheda that are not restricted: completed by the preparer with the household (section 4). */
export const COMPLETED_FIELDS = Object.keys(ofHousehold) as HouseholdField[]
export const COMPLETED_MEMBER_FIELDS = Object.keys(ofMember) as CompletedMemberField[]

/** Needed to send of the adult of reference (rows 10 and 13): its sportello wrote them. */
const SENT_OF_SELF: ReadonlySet<string> = new Set(['givenName', 'familyName', 'italianLevel'])

/** The fields of one member that its sportello need not have known. */
export function completedOf({ relation }: Pick<MemberSoFar, 'relation'>): CompletedMemberField[] {
  return COMPLETED_MEMBER_FIELDS.filter((field) => relation !== 'self' || !SENT_OF_SELF.has(field))
}

const memberChanges = z.strictObject(nullable(ofMember))

/**
 * What is completed: a merge patch of the form's T fields, `null` takes an answer away. Members go by their `ref`; a
 * member or a field left out stays as it is.
 */
export const completion = z.strictObject({
  ...nullable(ofHousehold),
  members: z.record(memberFields.ref.unwrap(), memberChanges).optional(),
})
export type Completion = z.infer<typeof completion>

function nullable<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  const entries = Object.entries(shape).map(([field, type]) => [field, type.nullable()])
  return Object.fromEntries(entries) as { [Field in keyof Shape]: z.ZodNullable<Shape[Field]> }
}

export type CompletedForm = { ok: true; form: ReferralForm } | { ok: false; faults: Fault[] }

/** The members' stable names: the one each was sent with, or its place. */
export const refOf = ({ ref }: { ref?: string | undefined }, index: number): string => ref ?? `m${index + 1}`

/**
 * The form with what was completed, or every fault that the change would make. What was wrong with the form before (a
 * permit that ran out since it was sent) is no fault of who completes it. Pure.
 */
export function completeForm(form: ReferralForm, changes: Completion, context: CheckContext): CompletedForm {
  const misplaced = misplacedFaults(form, changes)
  if (misplaced.length > 0) return { ok: false, faults: misplaced }
  return judged(form, withChanges(form, changes), context)
}

/** The completed form, unless what it changes is wrong. Pure. */
export function judged(form: ReferralForm, completed: ReferralForm, context: CheckContext): CompletedForm {
  const known = new Set(faultsOf(form, context).map(keyOf))
  const faults = faultsOf(completed, context).filter((one) => !known.has(keyOf(one)))
  if (faults.length === 0) return { ok: true, form: completed }
  return { ok: false, faults: faults.map((one) => ({ ...one, pointer: byRef(form, one.pointer) })) }
}

function misplacedFaults(form: ReferralForm, { members = {} }: Completion): Fault[] {
  const byName = new Map(form.members.map((member, index) => [refOf(member, index), member]))
  return Object.entries(members).flatMap(([ref, fields]) => {
    const member = byName.get(ref)
    if (!member) return [fault(`/members/${ref}`, 'unknown-member', 'The household has no such member.')]
    const open: readonly string[] = completedOf(member)
    return Object.keys(fields)
      .filter((field) => !open.includes(field))
      .map((field) =>
        fault(`/members/${ref}/${field}`, 'fixed-field', 'Its sportello wrote this, and corrects it.'),
      )
  })
}

function withChanges(form: ReferralForm, { members = {}, ...fields }: Completion): ReferralForm {
  const people = form.members.map((member, index) => patched(member, members[refOf(member, index)] ?? {}))
  return patched(form, { ...fields, members: people })
}

function patched<Value extends object>(value: Value, changes: object): Value {
  const entries = Object.entries({ ...value, ...changes })
  return Object.fromEntries(entries.filter(([, one]) => one !== null && one !== undefined)) as Value
}

function faultsOf(form: ReferralForm, context: CheckContext): Fault[] {
  const checked = checkForm(form, context)
  return checked.ok ? [] : checked.faults
}

const keyOf = ({ pointer, code }: Fault) => `${pointer} ${code}`

/** Where the fault is in what was sent, whose members go by their names. */
function byRef({ members }: ReferralForm, pointer: string): string {
  return pointer.replace(/^\/members\/(\d+)/, (whole, place) => {
    const member = members[Number(place)]
    return member ? `/members/${refOf(member, Number(place))}` : whole
  })
}
