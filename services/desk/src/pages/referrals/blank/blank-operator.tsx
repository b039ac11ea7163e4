import { CODE_LISTS } from '@intarsi/contracts'
import { blankPageWords as words } from '../../../words/blank-form.ts'
import { type Choice, SCALES, schedaLabel } from '../form/question.ts'
import { Boxes, Lines } from './blank-parts.tsx'

const SCALED: readonly [code: string, scale: readonly Choice[]][] = [
  ['serviceOrientation', SCALES.orientation],
  ['parentingConcern', SCALES.concern],
]

/** What the operator judges and nobody asks the household: in Italian alone. */
export function ByTheOperator() {
  return (
    <section>
      <h3>{words.byOperator.it}</h3>
      <div class="desk-blank-row">
        <p class="desk-blank-label">{schedaLabel('requestKind').it}</p>
        <Boxes texts={(CODE_LISTS.requestKind ?? []).map(({ it }) => it)} />
      </div>
      {SCALED.map(([code, scale]) => (
        <div class="desk-blank-row" key={code}>
          <p class="desk-blank-label">{schedaLabel(code).it}</p>
          <Boxes texts={scale.map(({ label }) => label.it)} />
        </div>
      ))}
      <div class="desk-blank-row">
        <p class="desk-blank-label">{words.urgency.it}</p>
        <Boxes texts={(CODE_LISTS.urgencyCriteria ?? []).map(({ it }) => it)} />
      </div>
      <Lines labels={[words.protocol, words.signature]} />
    </section>
  )
}
