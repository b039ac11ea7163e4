import type { FormFault } from '../../components/error-summary.tsx'

/** The form of a meeting's page that was sent and not carried out: `delegate`, `move`, or the item it stands at. */
export type RefusedForm = { of: string; form: URLSearchParams; faults: readonly FormFault[] }

/** What was typed into one of the page's forms, and what is wrong with it; empty for every other. */
export function typedInto(refused: RefusedForm | null, of: string): Omit<RefusedForm, 'of'> {
  return refused?.of === of ? refused : { form: new URLSearchParams(), faults: [] }
}
