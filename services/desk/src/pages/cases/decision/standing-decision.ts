import type { CaseFile, Decision } from '../../../api/cases.ts'

/** The decision that holds: the last that was neither corrected nor annulled. */
export function standingDecision({ decisions }: Pick<CaseFile, 'decisions'>): Decision | undefined {
  return decisions.findLast(({ state }) => state === 'recorded' || state === 'final')
}

/** Taken between meetings, and not ratified by the table yet. */
export function toRatify(file: Pick<CaseFile, 'decisions'>): Decision | undefined {
  const decision = standingDecision(file)
  return decision?.betweenMeetings && !decision.ratifiedAt ? decision : undefined
}
