import { checkForm, type Fault, receivedFaults, romeDay, type Territory } from '@intarsi/contracts'
import { type Step, stepOf } from './steps.ts'

export type Checking = {
  territory: Territory | null
  fieldsRequired: readonly string[]
  /** Somebody of another body enters it, from paper or the telephone. */
  received: boolean
}

/** Every fault of a form as it would be sent today: the same rules as the service's. */
export function checkWhole(form: unknown, { territory, fieldsRequired, received }: Checking): Fault[] {
  const checked = checkForm(form, {
    on: romeDay(new Date()),
    sportelloTerritory: territory,
    fieldsRequired: () => fieldsRequired,
  })
  return [...(checked.ok ? [] : checked.faults), ...(received ? receivedFaults(form) : [])]
}

/** The faults that one step can mend. */
export function faultsOf(step: Step, faults: readonly Fault[]): Fault[] {
  return faults.filter(({ pointer }) => stepOf(pointer) === step)
}
