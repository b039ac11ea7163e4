import type { Labels } from '../../../api/labels.ts'
import {
  type listRuns,
  type MatchingRun,
  PROOFS,
  type RunFilters,
  SYSTEM,
} from '../../../api/matching-runs.ts'
import { Select } from '../../../components/inputs.tsx'
import { Paging } from '../../../components/paging.tsx'
import { PeriodChoice } from '../../../components/period-choice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { matchingWords as words } from '../../../words/matching.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'

type RunsProps = {
  page: Awaited<ReturnType<typeof listRuns>>
  people: Labels
  where: Where
  filters: RunFilters
}

export function RunsView({ page, people, where, filters }: RunsProps) {
  const { t, date } = usePage()
  const narrowed = Object.values(filters).some(Boolean)
  return (
    <>
      <HousingNav where={where} current="/housing/runs" />
      {where.manages && where.territory ? (
        <div class="desk-actions">
          <PostButton
            action="/housing/runs"
            label={t(words.runNow)}
            kind="primary"
            size="md"
            values={{ territory: where.territory }}
          />
        </div>
      ) : null}
      <HousingFilter where={where} action="/housing/runs" narrowed={narrowed}>
        <Select
          id="status"
          label={t(words.proof)}
          value={filters.status}
          empty={t(common.all)}
          options={PROOFS.map((value) => ({ value, label: t(proofWords[value]) }))}
        />
        <PeriodChoice {...filters} />
      </HousingFilter>
      <Table
        caption={t(words.results)}
        captionHidden
        rows={page.items}
        keyOf={({ runId }) => runId}
        empty={t(narrowed ? common.noMatch : words.noRuns)}
        columns={[
          {
            key: 'when',
            label: t(words.when),
            cell: ({ runId, ranAt }) => <a href={`/housing/runs/${runId}`}>{date(ranAt, 'moment')}</a>,
          },
          {
            key: 'by',
            label: t(words.by),
            cell: ({ startedBy }) => (startedBy === SYSTEM ? t(words.system) : (people.of(startedBy) ?? '–')),
          },
          { key: 'placed', label: t(words.placed), cell: ({ objective }) => t(words.placedText, objective) },
          { key: 'proof', label: t(words.proof), cell: (run) => <Proof run={run} /> },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

const proofWords = { optimal: words.optimal, 'time-limit': words.timeLimit } as const

export function Proof({ run: { certificate } }: { run: MatchingRun }) {
  const { t } = usePage()
  const { status } = certificate
  return <Tag kind={status === 'optimal' ? 'done' : 'waiting'}>{t(proofWords[status])}</Tag>
}
