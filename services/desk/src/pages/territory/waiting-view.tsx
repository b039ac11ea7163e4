import type { Territory, Urgency } from '@intarsi/contracts'
import type { Labels } from '../../api/labels.ts'
import type { Waiting } from '../../api/queues.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Notice } from '../../components/notice.tsx'
import { Paging } from '../../components/paging.tsx'
import { ReferralNumber } from '../../components/referral-bits.tsx'
import { Table } from '../../components/table.tsx'
import { UrgencyChoice } from '../../components/urgency-choice.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { territoryWords as words } from '../../words/territory.ts'
import { useHouseholdColumns } from './household-columns.tsx'
import { TerritoryNav } from './territory-nav.tsx'

type WaitingProps = {
  territory: Territory
  page: { items: readonly Waiting[]; next: string | null }
  households: Labels
  /** The only urgency that is shown. */
  urgency: Urgency | undefined
}

export function WaitingView({ territory, page, households, urgency }: WaitingProps) {
  const { t, date } = usePage()
  const action = `/territory/${territory}/waiting`
  return (
    <>
      <TerritoryNav territory={territory} current="waiting" />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <FilterForm action={action} whole={urgency !== undefined && action}>
        <UrgencyChoice value={urgency} />
      </FilterForm>
      <Table
        caption={t(words.waiting)}
        captionHidden
        rows={page.items}
        keyOf={({ referralId }) => referralId}
        empty={t(urgency ? common.noMatch : words.nobodyWaits)}
        columns={[
          {
            key: 'number',
            label: t(words.number),
            cell: ({ referralId, referralNumber }) => (
              <ReferralNumber number={referralNumber} href={`/cases/${referralId}`} />
            ),
          },
          {
            key: 'place',
            label: t(words.place),
            number: true,
            cell: ({ place }) => place,
          },
          ...useHouseholdColumns(households),
          { key: 'since', label: t(words.since), cell: ({ since }) => date(since) },
          {
            key: 'start',
            label: t(words.toDo),
            cell: ({ referralId, referralNumber }) => (
              <a href={`/cases/${referralId}#step-presa-in-carico`}>
                {t(words.start)}
                <span class="visually-hidden">: {referralNumber}</span>
              </a>
            ),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}
