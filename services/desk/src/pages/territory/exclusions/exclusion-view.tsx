import { latestProfile } from '@intarsi/territories'
import type { CaseFile, Gate } from '../../../api/cases.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { ruleWords } from '../../../words/rule-words.ts'
import { gateKindWords, territoryWords as words } from '../../../words/territory.ts'
import { CaseLine } from '../../cases/case-line.tsx'
import { compositionOf } from '../../cases/composition-of.ts'
import { Composition, NeedLevels } from '../../tables/agenda-parts.tsx'
import type { ExclusionData } from './exclusion-data.ts'
import { ExclusionForm } from './exclusion-form.tsx'

export type ExclusionProps = {
  data: ExclusionData
  faults: readonly FormFault[]
  form: URLSearchParams
  /** The case moved on since the form was opened. */
  changed: boolean
}

export function ExclusionView(props: ExclusionProps) {
  const { data, faults, changed } = props
  const { file, households } = data
  const { t } = usePage()
  const open = file.standing.state === 'exclusion-proposed'
  return (
    <>
      <ErrorSummary faults={faults} />
      {changed ? <Notice kind="warning">{t(words.decidedMeanwhile)}</Notice> : null}
      {open ? null : <Settled data={data} />}
      <CaseLine file={file} households={households} />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <p>
        <Composition of={compositionOf(file.facts)} />
      </p>
      <NeedLevels needs={file.facts.needs} />
      {file.gate ? <GateSays gate={file.gate} file={file} /> : null}
      {open || changed ? <ExclusionForm {...props} /> : null}
    </>
  )
}

/** Who moved the referral on, and when. */
function Settled({ data: { file, people } }: { data: ExclusionData }) {
  const { t, date } = usePage()
  const last = file.history.at(-1)
  const name = people.of(last?.movedBy) ?? '–'
  return (
    <Notice kind="warning">
      {t(words.noLonger, { name, date: last ? date(last.movedAt, 'moment') : '' })}
    </Notice>
  )
}

function GateSays({ gate, file }: { gate: Gate; file: CaseFile }) {
  const { t, pick, date } = usePage()
  const known = latestProfile(file.territory).gates.find(({ id }) => id === gate.id)
  return (
    <>
      <h2>{t(words.gateSays)}</h2>
      {gate.ambiguous ? <Notice kind="warning">{t(words.ambiguous)}</Notice> : null}
      <SummaryList
        rows={[
          { label: t(words.rule), value: pick(ruleWords(file.territory, gate)) },
          { label: t(words.gateKind), value: t(gateKindWords[gate.kind]) },
          {
            label: t(words.pointsTo),
            value: known ? pick(known.destination) : gate.destination.code,
          },
          ...(gate.until ? [{ label: t(words.due), value: date(gate.until) }] : []),
          { label: t(words.sources), value: gate.facts.join(', ') || gate.id },
        ]}
      />
      <p>
        <a href={`/cases/${file.referralId}`}>{t(words.readCase)}</a>
      </p>
    </>
  )
}
