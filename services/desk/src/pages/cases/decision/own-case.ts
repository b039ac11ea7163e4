import type { CaseFile } from '../../../api/cases.ts'
import { territoryName } from '../../../words/codes.ts'

/** The household's own open case, which an admission of this referral joins; null: an admission opens one. */
export function ownCaseOf({
  overlaps,
}: Pick<CaseFile, 'overlaps'>): { number: string; territory: string } | null {
  const own = overlaps.find(({ kind }) => kind === 'own-case')
  if (!own?.referralNumber) return null
  return { number: own.referralNumber, territory: own.territory ? territoryName(own.territory) : '–' }
}
