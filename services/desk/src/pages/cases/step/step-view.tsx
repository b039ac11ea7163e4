import type { Territory } from '@intarsi/contracts'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { stepWords as words } from '../../../words/case-steps.ts'
import { areaWords, territoryName } from '../../../words/codes.ts'
import { transferWords } from '../../../words/transfers.ts'
import type { HouseholdFrame } from '../household/household-data.ts'
import { HouseholdPage } from '../household/household-frame.tsx'
import { MoveForm } from './move-form.tsx'
import { movesFrom } from './moves.ts'

export type StepProps = {
  frame: HouseholdFrame
  /** equipe opens and ends a case: its version goes with those steps. Null: the person may not take them. */
  equipeVersion: number | null
  /** Where a transfer is proposed to, while its answer is awaited. */
  transferTo: Territory | null
  form: URLSearchParams
  faults: readonly FormFault[]
  /** The step whose form was sent and has something to correct. */
  tried: string | null
}

export function StepView(props: StepProps) {
  const { frame, faults, tried, equipeVersion, transferTo } = props
  const { t } = usePage()
  const { phase, mayManage } = frame.household
  const moves = movesFrom(phase)
    .filter(({ service }) => service === 'casework' || equipeVersion !== null)
    .filter(({ key }) => key !== 'transfer' || transferTo === null)
  const [next, ...others] = moves
  return (
    <HouseholdPage frame={frame} current="/step">
      <ErrorSummary faults={faults} />
      {mayManage ? null : <Notice>{t(words.notYours)}</Notice>}
      {transferTo ? (
        <Notice>{t(transferWords.waits, { territory: territoryName(transferTo) })}</Notice>
      ) : null}
      {mayManage && next ? (
        <section aria-labelledby="next-step">
          <h2 id="next-step">{t(next.title)}</h2>
          <StillToAssess frame={frame} />
          <MoveForm {...props} move={next} />
        </section>
      ) : null}
      {mayManage && others.length > 0 ? (
        <section aria-labelledby="other-steps">
          <h2 id="other-steps">{t(words.others)}</h2>
          {others.map((move) => (
            <Disclosure key={move.key} title={t(move.title)} open={tried === move.key}>
              <MoveForm {...props} move={move} />
            </Disclosure>
          ))}
        </section>
      ) : null}
    </HouseholdPage>
  )
}

function StillToAssess({ frame: { household } }: { frame: HouseholdFrame }) {
  const { t } = usePage()
  if (household.phase !== 'assessment') return null
  const missing = household.areas.filter(({ startLevel }) => startLevel === null)
  if (missing.length === 0) return null
  return (
    <Notice>
      <p>{t(words.stillToAssess, { areas: missing.map(({ area }) => t(areaWords[area])).join(', ') })}</p>
      <ul>
        {missing.map(({ area }) => (
          <li key={area}>
            <a href={`/cases/${household.referralId}/areas/${area}`}>{t(areaWords[area])}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
