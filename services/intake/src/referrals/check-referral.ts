import { type CheckedForm, checkForm, type Fault, fault, romeDay } from '@intarsi/contracts'
import { invalidProblem } from '@intarsi/http'
import type { Selectable } from 'kysely'
import type { IntakeDeps, TerritoryRules } from '../deps.ts'
import type { SportelloTable } from '../sportelli/tables.ts'
import { type NewReferral, newReferral } from './new-referral.ts'

type Given = {
  sportello: Selectable<SportelloTable> | undefined
  version: number
  faults?: Fault[]
  at?: string
}

/** The referral that a scheda makes today; a 400 problem that names every fault otherwise, and nothing is stored. */
export function checkReferral(
  { clock, rules }: Pick<IntakeDeps, 'clock' | 'rules'>,
  input: unknown,
  { sportello, version, faults: others = [], at = '' }: Given,
): NewReferral {
  const on = romeDay(clock.now())
  const context = {
    on,
    sportelloTerritory: sportello?.territory_id ?? null,
    fieldsRequired: rules.fieldsRequired,
  }
  const checked = checkForm(input, context)
  const faults = [
    ...(checked.ok ? expertFaults(checked, rules) : checked.faults),
    ...(sportello ? [] : [UNKNOWN_SPORTELLO]),
    ...others,
  ]
  if (!checked.ok || faults.length > 0 || !sportello || !checked.competence) throw formProblem(faults, at)
  return newReferral(checked.form, { competence: checked.competence, sportello, on, version })
}

export const UNKNOWN_SPORTELLO = fault(
  '/sportelloId',
  'unknown-sportello',
  'The directory has no active sportello with this id.',
)

/** CE-14: an expert can be asked for only where the profile has it. */
function expertFaults(
  { form, competence }: Extract<CheckedForm, { ok: true }>,
  rules: TerritoryRules,
): Fault[] {
  if (form.requestKind !== 'expert-at-sportello' || !competence) return []
  if (rules.expertKinds(competence.territory).length > 0) return []
  return [fault('/requestKind', 'not-offered-here', `${competence.territory} has no experts for sportelli.`)]
}

export function formProblem(faults: Fault[], at = '') {
  return invalidProblem(faults.map((one) => ({ in: 'body', ...one, pointer: at + one.pointer })))
}
