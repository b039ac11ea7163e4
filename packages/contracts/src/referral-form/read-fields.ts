import type * as z from 'zod'
import { type Fault, fault } from './fault.ts'
import { formFields, type ReferralDraft, referralDraft } from './form-fields.ts'
import { memberFields, memberForm } from './member-fields.ts'

type Fields = Readonly<Record<string, z.ZodType>>

/**
 * Reads every field by itself, so that one bad field hides no other: what is well-formed comes back, what is not is a
 * fault. `members` are read field by field too.
 */
export function readFields(input: unknown): { form: ReferralDraft; faults: Fault[] } {
  if (!isRecord(input)) {
    return { form: {}, faults: [fault('', 'not-an-object', 'The referral must be a JSON object.')] }
  }
  const { members: _, ...flat } = formFields
  return readWhole(input, flat, memberFields)
}

/** The same of a scheda that is being filled in: what is missing is no fault. */
export function readDraft(input: Readonly<Record<string, unknown>>): {
  form: ReferralDraft
  faults: Fault[]
} {
  const { members: _, ...flat } = referralDraft.shape
  if (input.members !== undefined) return readWhole(input, flat, memberForm.partial().shape)
  const { values, faults } = readRecord(flat, input, '')
  return { form: values, faults }
}

function readWhole(
  { members, ...rest }: Readonly<Record<string, unknown>>,
  flat: Fields,
  ofMember: Fields,
): { form: ReferralDraft; faults: Fault[] } {
  const read = readRecord(flat, rest, '')
  const people = readMembers(members, ofMember)
  const form = people.members ? { ...read.values, members: people.members } : read.values
  return { form, faults: [...read.faults, ...people.faults] }
}

function readMembers(
  input: unknown,
  fields: Fields,
): { members?: ReferralDraft['members']; faults: Fault[] } {
  if (input === undefined) return { faults: [required('/members')] }
  if (!Array.isArray(input) || input.length < 1 || input.length > 20) {
    return { faults: [fault('/members', 'invalid', 'Give between 1 and 20 members.')] }
  }
  const read = input.map((member: unknown, index) =>
    isRecord(member)
      ? readRecord(fields, member, `/members/${index}`)
      : { values: {}, faults: [fault(`/members/${index}`, 'invalid', 'A member must be an object.')] },
  )
  return { members: read.map((one) => one.values), faults: read.flatMap((one) => one.faults) }
}

function readRecord(fields: Fields, input: Record<string, unknown>, at: string) {
  const values: Record<string, unknown> = {}
  const faults: Fault[] = Object.keys(input)
    .filter((key) => !Object.hasOwn(fields, key))
    .map((key) => fault(`${at}/${pointerStep(key)}`, 'unknown-field', 'The scheda has no such field.'))
  for (const [key, schema] of Object.entries(fields)) {
    const result = schema.safeParse(input[key])
    if (result.success) {
      if (result.data !== undefined) values[key] = result.data
    } else if (input[key] === undefined || input[key] === null) faults.push(required(`${at}/${key}`))
    else faults.push(...result.error.issues.flatMap((issue) => issueFaults(issue, `${at}/${key}`)))
  }
  return { values, faults }
}

function issueFaults(issue: z.core.$ZodIssue, at: string): Fault[] {
  const pointer = [at, ...issue.path.map((step) => pointerStep(String(step)))].join('/')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      fault(`${pointer}/${pointerStep(key)}`, 'unknown-field', 'The scheda has no such field.'),
    )
  }
  if (issue.message.endsWith('received undefined')) return [required(pointer)]
  return [fault(pointer, 'invalid', issue.message)]
}

export function required(pointer: string): Fault {
  return fault(pointer, 'required', 'This field is needed to send; every list offers "unknown".')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** RFC 6901: `~` and `/` inside a step. */
export function pointerStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}
