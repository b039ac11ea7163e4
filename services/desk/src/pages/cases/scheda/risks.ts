import type { ReferralDraft } from '@intarsi/contracts'
import { certaintyName, readCodedLists, writeCodedLists } from '../../referrals/form/coded-lists.ts'
import type { Answers } from '../../referrals/form/read-answers.ts'

type Risks = Pick<ReferralDraft, 'riskFactors'>

/** The risk factors of what was opened, as answers. */
export function risksOf({ riskFactors = [] }: Risks): Answers {
  const answers = new URLSearchParams()
  writeCodedLists(answers, { riskFactors })
  return answers
}

type Changes = Record<string, string | null>

/** What was changed of what was seen: a code with where it is known from, `null` where it was taken away. Pure. */
export function riskChanges(seen: Answers, typed: Answers): Changes {
  const [before, after] = [known(seen), known(typed)]
  const gone = [...before.keys()].filter((code) => !after.has(code)).map((code) => [code, null] as const)
  return Object.fromEntries([
    ...[...after].filter(([code, certainty]) => before.get(code) !== certainty),
    ...gone,
  ])
}

/** The changes on what the form says by now: what somebody else found meanwhile is not taken away. Pure. */
export function onNow(now: Answers, changes: Readonly<Changes>): Answers {
  const answers = new URLSearchParams()
  for (const [code, certainty] of new Map([...known(now), ...Object.entries(changes)])) {
    if (certainty === null) continue
    answers.append('riskFactors', code)
    answers.set(certaintyName(code), certainty)
  }
  return answers
}

function known(answers: Answers): Map<string, string> {
  const read = readCodedLists(answers).riskFactors as { code: string; certainty: string }[] | undefined
  return new Map((read ?? []).map(({ code, certainty }) => [code, certainty]))
}
