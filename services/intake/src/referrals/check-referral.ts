import { checkForm, type Fault, fault, romeDay } from '@intarsi/contracts'
import { invalidProblem } from '@intarsi/http'
import type { Selectable } from 'kysely'
import type { IntakeDeps } from '../deps.ts'
import type { SportelloTable } from '../sportelli/tables.ts'
import { type NewReferral, newReferral } from './new-referral.ts'

type Given = { sportello: Selectable<SportelloTable> | undefined; version: number }

/** The referral that a scheda makes today; a 400 problem that names every fault otherwise, and nothing is stored. */
export function checkReferral(
  { clock, rules }: Pick<IntakeDeps, 'clock' | 'rules'>,
  input: unknown,
  { sportello, version }: Given,
): NewReferral {
  const on = romeDay(clock.now())
  const context = {
    on,
    sportelloTerritory: sportello?.territory_id ?? null,
    fieldsRequired: rules.fieldsRequired,
  }
  const checked = checkForm(input, context)
  const faults = [...(checked.ok ? [] : checked.faults), ...(sportello ? [] : [UNKNOWN_SPORTELLO])]
  if (!checked.ok || !sportello || !checked.competence) throw formProblem(faults)
  return newReferral(checked.form, { competence: checked.competence, sportello, on, version })
}

const UNKNOWN_SPORTELLO = fault(
  '/sportelloId',
  'unknown-sportello',
  'The directory has no active sportello with this id.',
)

export function formProblem(faults: Fault[]) {
  return invalidProblem(faults.map((one) => ({ in: 'body', ...one })))
}
