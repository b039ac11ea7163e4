/** Why a person of the right role could not be chosen. */
export type Obstacle =
  | 'account-disabled'
  | 'agreement-expired'
  | 'away'
  | 'conflict-of-interest'
  | 'excluded'
  | 'sharing-limit'
  | 'no-language'
  | 'over-cap'

/** Parts of a candidate's cost; each 0 (best) to 1, weighted when summed. */
export type CostParts = { load: number; language: number; experience: number; continuity: number }

export type CandidateView = {
  personId: string
  load: number
  cap: number
  obstacle: Obstacle | null
  cost: number | null
  parts: CostParts | null
}

/** Every candidate with what spoke for and against; ids and codes only, never a name. */
export type Explanation = {
  role: string
  weight: number
  candidates: CandidateView[]
  /** What set the chosen one apart from the runner-up, and why nobody was chosen when nobody was. */
  reasons: string[]
}
