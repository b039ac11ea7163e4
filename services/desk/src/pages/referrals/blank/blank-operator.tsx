import { CODE_LISTS } from '@intarsi/contracts'
import { blankPageWords as words } from '../../../words/blank-form.ts'
import { type Choice, SCALES, schedaLabel } from '../form/question.ts'
import { Boxes, Lines, Row } from './blank-parts.tsx'

const SCALED: readonly [code: string, scale: readonly Choice[]][] = [
  ['serviceOrientation', SCALES.orientation],
  ['parentingConcern', SCALES.concern],
]

/** What the operator judges and nobody asks the household: in Italian alone. */
export function ByTheOperator() {
  return (
    <section>
      <h3>{words.byOperator.it}</h3>
      <Row label={schedaLabel('requestKind').it}>
        <Boxes texts={(CODE_LISTS.requestKind ?? []).map(({ it }) => it)} />
      </Row>
      {SCALED.map(([code, scale]) => (
        <Row key={code} label={schedaLabel(code).it}>
          <Boxes texts={scale.map(({ label }) => label.it)} />
        </Row>
      ))}
      <Row label={words.urgency.it}>
        <Boxes texts={(CODE_LISTS.urgencyCriteria ?? []).map(({ it }) => it)} />
      </Row>
      <Lines labels={[words.protocol, words.signature]} />
    </section>
  )
}
