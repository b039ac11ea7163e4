import { unstorableTexts } from '../storable-text.ts'
import type { Territory } from '../territory.ts'
import { CODE_LISTS } from './code-list.ts'
import { type Competence, competenceOf } from './competence.ts'
import { type Fault, fault } from './fault.ts'
import type { ReferralDraft } from './form-fields.ts'
import { formFields, type ReferralForm, referralForm } from './form-fields.ts'
import { householdFaults } from './household-faults.ts'
import { memberFields } from './member-fields.ts'
import { pointerStep, readFields, required } from './read-fields.ts'
import { retiredCodeFaults } from './retired-code-faults.ts'
import { signalFaults } from './signal-faults.ts'

export type CheckContext = {
  /** The day of sending, `YYYY-MM-DD` in Italy. */
  on: string
  /** The sportello's own territory, last rule of competence. Null when not known yet (a dry run). */
  sportelloTerritory: Territory | null
  /** Codes of the fields that a gate of a territory reads: required there and only there. */
  fieldsRequired: (territory: Territory) => readonly string[]
}

export type CheckedForm =
  | { ok: true; form: ReferralForm; competence: Competence | null }
  | { ok: false; faults: Fault[] }

/** The whole verdict on a scheda about to be sent: the form with its competent territory, or every fault at once. */
export function checkForm(input: unknown, context: CheckContext): CheckedForm {
  const read = readFields(input)
  const { form } = read
  const faults = [...read.faults, ...textFaults(input)]
  const competence = findCompetence(form, context.sportelloTerritory)
  const ofSense = [
    ...signalFaults(form, context.on),
    ...householdFaults(form, context.on),
    ...retiredCodeFaults(form, context.on, CODE_LISTS),
    ...(competence ? gateFaults(form, context.fieldsRequired(competence.territory)) : []),
  ]
  // What could not be read is told once: it is not missing as well.
  const told = new Set(faults.map((one) => one.pointer))
  const all = [...faults, ...onceEach(ofSense).filter((one) => !told.has(one.pointer))]
  return all.length > 0
    ? { ok: false, faults: all }
    : { ok: true, form: referralForm.parse(form), competence }
}

/** What intake's database could not hold is refused before it is sent, also where no HTTP layer has looked. */
function textFaults(input: unknown): Fault[] {
  return [...unstorableTexts(input)].map((path) =>
    fault(`/${path.map(pointerStep).join('/')}`, 'not-text', 'Holds a character no text has.'),
  )
}

function findCompetence(form: ReferralDraft, sportello: Territory | null): Competence | null {
  if (sportello) return competenceOf(form, sportello)
  const found = competenceOf(form, 'RE')
  return found.rule === 'sportello' ? null : found
}

/** A field that a gate of the competent territory reads may be "not assessed", but must be there. */
function gateFaults(form: ReferralDraft, codes: readonly string[]): Fault[] {
  return codes.flatMap((code) => {
    if (code in formFields) return code in form ? [] : [required(`/${code}`)]
    if (!(code in memberFields)) throw new Error(`The scheda has no field ${code} that a gate could read.`)
    const index = form.members?.findIndex((member) => member.relation === 'self') ?? -1
    const member = form.members?.[index]
    return member && !(code in member) ? [required(`/members/${index}/${code}`)] : []
  })
}

/** A field that is asked for everywhere may be one that a gate reads as well. */
function onceEach(faults: Fault[]): Fault[] {
  const same = (one: Fault) => (other: Fault) => other.pointer === one.pointer && other.code === one.code
  return faults.filter((one, index) => faults.findIndex(same(one)) === index)
}
