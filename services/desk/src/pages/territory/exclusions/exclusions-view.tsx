import type { Territory } from '@intarsi/contracts'
import type { Labels } from '../../../api/labels.ts'
import type { QueueRow } from '../../../api/queues.ts'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { ReferralNumber } from '../../../components/referral-bits.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { territoryWords as words } from '../../../words/territory.ts'
import { useHouseholdColumns } from '../household-columns.tsx'
import { TerritoryNav } from '../territory-nav.tsx'

type ExclusionsProps = {
  territory: Territory
  page: { items: readonly QueueRow[]; next: string | null }
  households: Labels
}

export function ExclusionsView({ territory, page, households }: ExclusionsProps) {
  const { t, date } = usePage()
  return (
    <>
      <TerritoryNav territory={territory} current="exclusions" />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Table
        caption={t(words.exclusions)}
        captionHidden
        rows={page.items}
        keyOf={({ referralId }) => referralId}
        empty={t(words.noExclusions)}
        columns={[
          {
            key: 'number',
            label: t(words.number),
            cell: ({ referralId, referralNumber }) => (
              <ReferralNumber
                number={referralNumber}
                href={`/territory/${territory}/exclusions/${referralId}`}
              />
            ),
          },
          ...useHouseholdColumns(households),
          { key: 'since', label: t(words.since), cell: ({ since }) => date(since) },
          {
            key: 'due',
            label: t(words.due),
            cell: ({ nextStepOn }) => (nextStepOn ? date(nextStepOn) : '–'),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}
