import type { Labels } from '../../../api/labels.ts'
import { type listRuns, type MatchingRun, SYSTEM } from '../../../api/matching-runs.ts'
import { Paging } from '../../../components/paging.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { matchingWords as words } from '../../../words/matching.ts'
import { HousingNav, TerritoryFilter, type Where } from '../housing-frame.tsx'

type RunsProps = { page: Awaited<ReturnType<typeof listRuns>>; people: Labels; where: Where }

export function RunsView({ page, people, where }: RunsProps) {
  const { t, date } = usePage()
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
      <TerritoryFilter where={where} action="/housing/runs" />
      <Table
        caption={t(words.results)}
        captionHidden
        rows={page.items}
        keyOf={({ runId }) => runId}
        empty={t(words.noRuns)}
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

export function Proof({ run: { certificate } }: { run: MatchingRun }) {
  const { t } = usePage()
  const proved = certificate.status === 'optimal'
  return <Tag kind={proved ? 'done' : 'waiting'}>{t(proved ? words.optimal : words.timeLimit)}</Tag>
}
