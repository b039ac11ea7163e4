import type { Territory } from '@intarsi/contracts'
import type { Labels } from '../../api/labels.ts'
import type { Waiting } from '../../api/queues.ts'
import { Notice } from '../../components/notice.tsx'
import { Paging } from '../../components/paging.tsx'
import { ReferralNumber } from '../../components/referral-bits.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { territoryWords as words } from '../../words/territory.ts'
import { useHouseholdColumns } from './household-columns.tsx'
import { TerritoryNav } from './territory-nav.tsx'

type WaitingProps = {
  territory: Territory
  waiting: readonly Waiting[]
  /** How many are before these. */
  from: number
  next: number | null
  households: Labels
}

export function WaitingView({ territory, waiting, from, next, households }: WaitingProps) {
  const { t, date } = usePage()
  const placeOf = new Map(waiting.map(({ referralId }, i) => [referralId, from + i + 1]))
  return (
    <>
      <TerritoryNav territory={territory} current="waiting" />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Table
        caption={t(words.waiting)}
        captionHidden
        rows={waiting}
        keyOf={({ referralId }) => referralId}
        empty={t(words.nobodyWaits)}
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
            cell: ({ referralId }) => placeOf.get(referralId),
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
      <Paging next={next} />
    </>
  )
}
