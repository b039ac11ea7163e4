import type { Labels } from '../../../api/labels.ts'
import type { VisitsPage } from '../../../api/visits.ts'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { housingWords } from '../../../words/housing.ts'
import { visitWords as words } from '../../../words/visits.ts'
import { DueOn } from '../../cases/case-bits.tsx'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'

export const VISIT_SHOWS = ['all', 'late', 'month'] as const

type VisitsProps = {
  page: VisitsPage
  labels: Labels
  names: ReadonlyMap<string, string>
  where: Where
  show: (typeof VISIT_SHOWS)[number]
  day: string
}

export function VisitsView({ page, labels, names, where, show, day }: VisitsProps) {
  const { t } = usePage()
  return (
    <>
      <HousingNav where={where} current="/housing/visits" />
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filters where={where} show={show} />
      <Table
        caption={t(words.title)}
        captionHidden
        rows={page.items}
        keyOf={({ visitId }) => visitId}
        empty={t(show === 'all' ? words.none : common.noMatch)}
        columns={[
          {
            key: 'household',
            label: t(housingWords.household),
            cell: ({ householdId }) => labels.of(householdId) ?? '–',
          },
          {
            key: 'place',
            label: t(housingWords.place),
            cell: ({ placeId }) => (
              <a href={`/housing/places/${placeId}`}>{names.get(placeId) ?? t(housingWords.place)}</a>
            ),
          },
          { key: 'due', label: t(words.dueOn), cell: ({ dueOn }) => <DueOn on={dueOn} day={day} bare /> },
          {
            key: 'record',
            label: t(words.record),
            cell: ({ placementId, householdId }) => (
              <a href={`/housing/placements/${placementId}`}>
                {t(words.record)}
                <span class="visually-hidden">: {labels.of(householdId) ?? placementId}</span>
              </a>
            ),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

function Filters({ where, show }: Pick<VisitsProps, 'where' | 'show'>) {
  const { t } = usePage()
  return (
    <HousingFilter where={where} action="/housing/visits" narrowed={show !== 'all'}>
      <Select
        id="show"
        label={t(words.when)}
        value={show}
        options={VISIT_SHOWS.map((value) => ({ value, label: t(words[value]) }))}
      />
    </HousingFilter>
  )
}
