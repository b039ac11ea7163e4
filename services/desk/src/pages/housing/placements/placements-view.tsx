import type { Labels } from '../../../api/labels.ts'
import { type listPlacements, PLACEMENT_STATES, type Placement } from '../../../api/placements.ts'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag, type TagKind } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { housingWords } from '../../../words/housing.ts'
import { placementStateWords, placementWords as words } from '../../../words/placements.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'

type PlacementsProps = {
  page: Awaited<ReturnType<typeof listPlacements>>
  labels: Labels
  names: ReadonlyMap<string, string>
  where: Where
  /** The only state that is shown. */
  state: Placement['state'] | undefined
}

export function PlacementsView({ page, labels, names, where, state }: PlacementsProps) {
  const { t, date } = usePage()
  return (
    <>
      <HousingNav where={where} current="/housing/placements" />
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filters where={where} state={state} />
      <Table
        caption={t(words.placements)}
        captionHidden
        rows={page.items}
        keyOf={({ placementId }) => placementId}
        empty={t(state ? common.noMatch : words.none)}
        columns={[
          {
            key: 'place',
            label: t(housingWords.place),
            cell: ({ placementId, placeId }) => (
              <a href={`/housing/placements/${placementId}`}>{names.get(placeId) ?? t(housingWords.place)}</a>
            ),
          },
          {
            key: 'household',
            label: t(housingWords.household),
            cell: ({ householdId }) => labels.of(householdId) ?? '–',
          },
          {
            key: 'state',
            label: t(housingWords.state),
            cell: (row) => <PlacementStateTag state={row.state} />,
          },
          {
            key: 'entered',
            label: t(words.enteredOn),
            cell: ({ enteredOn }) => (enteredOn ? date(enteredOn) : '–'),
          },
          {
            key: 'until',
            label: t(words.stayUntil),
            cell: ({ stayUntil }) => (stayUntil ? date(stayUntil) : '–'),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

function Filters({ where, state }: Pick<PlacementsProps, 'where' | 'state'>) {
  const { t } = usePage()
  return (
    <HousingFilter where={where} action="/housing/placements" narrowed={state !== undefined}>
      <Select
        id="state"
        label={t(housingWords.state)}
        value={state}
        empty={t(common.all)}
        options={PLACEMENT_STATES.map((value) => ({ value, label: t(placementStateWords[value]) }))}
      />
    </HousingFilter>
  )
}

const TAGS: Record<Placement['state'], TagKind> = {
  agreed: 'waiting',
  entered: 'done',
  ended: 'plain',
  cancelled: 'plain',
}

export function PlacementStateTag({ state }: Pick<Placement, 'state'>) {
  const { t } = usePage()
  return <Tag kind={TAGS[state]}>{t(placementStateWords[state])}</Tag>
}
