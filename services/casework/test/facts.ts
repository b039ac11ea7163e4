import { type DecisionFacts, referralSubmitted } from '@intarsi/contracts'

/** The example's household: a mother with protection and a child at school. */
export const facts = (over: Partial<DecisionFacts> = {}): DecisionFacts => ({
  ...referralSubmitted.example.facts,
  ...over,
})
