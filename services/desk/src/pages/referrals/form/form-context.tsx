import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FormFault } from '../../../components/error-summary.tsx'
import type { Answers } from './read-answers.ts'

/** What every question of a page needs: the answers so far, what is wrong with them, and where its names begin. */
export type FormState = { answers: Answers; faults: readonly FormFault[]; at: string }

const Context = createContext<FormState | null>(null)
export const FormProvider = Context.Provider

export function useForm(): FormState {
  const state = useContext(Context)
  if (!state) throw new Error('A question is asked outside a form.')
  return state
}
