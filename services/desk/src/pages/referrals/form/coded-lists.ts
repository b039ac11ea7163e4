import type { ReferralDraft } from '@intarsi/contracts'
import type { Answers } from './read-answers.ts'

/** Lists whose entries say more than a code: rows 29 (how a risk is known) and 32 (whom to ask about another path). */
export const CODED_LISTS = ['riskFactors', 'otherPaths'] as const

export const certaintyName = (code: string) => `riskFactors.certainty.${code}`
export const referentName = (code: string) => `otherPaths.referent.${code}`

type Coded = Pick<ReferralDraft, 'riskFactors' | 'otherPaths'>

export function readCodedLists(answers: Answers): Record<(typeof CODED_LISTS)[number], unknown> {
  return {
    riskFactors: listOf(answers, 'riskFactors', (code) => ({
      code,
      certainty: answers.get(certaintyName(code)) || 'told',
    })),
    otherPaths: listOf(answers, 'otherPaths', (code) => {
      const referent = answers.get(referentName(code))?.trim()
      return referent ? { code, referent } : { code }
    }),
  }
}

function listOf<Entry>(answers: Answers, name: string, entry: (code: string) => Entry): Entry[] | undefined {
  const codes = [...new Set(answers.getAll(name).filter(Boolean))]
  return codes.length > 0 ? codes.map(entry) : undefined
}

export function writeCodedLists(answers: Answers, { riskFactors = [], otherPaths = [] }: Coded): void {
  for (const { code, certainty } of riskFactors) {
    answers.append('riskFactors', code)
    answers.set(certaintyName(code), certainty)
  }
  for (const { code, referent } of otherPaths) {
    answers.append('otherPaths', code)
    if (referent) answers.set(referentName(code), referent)
  }
}
