import type { Place } from '../../../api/places.ts'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag, type TagKind } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import {
  occupancyWords,
  placeKindWords,
  placeStateWords,
  housingWords as words,
} from '../../../words/housing.ts'
import { nameOfMunicipality } from '../../referrals/form/places.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'
import { layOut } from '../occupancy/lay-out.ts'
import { OccupancyChart } from '../occupancy/occupancy-chart.tsx'
import { Periods } from '../occupancy/periods.tsx'
import type { PlacesData } from './places-pages.ts'

type PlacesProps = PlacesData & { where: Where; show: 'all' | 'free' }

export function PlacesView({ page, where, window, labels, show }: PlacesProps) {
  const { t } = usePage()
  if (!where.territory) return <Notice>{t(words.noTerritory)}</Notice>
  return (
    <>
      <HousingNav where={where} current="/housing" />
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filters where={where} show={show} />
      {page.items.length > 0 ? <OccupancyChart rows={layOut(page.items, window)} window={window} /> : null}
      <PlaceTable page={page} labels={labels} />
      <Paging next={page.next} />
    </>
  )
}

function Filters({ where, show }: Pick<PlacesProps, 'where' | 'show'>) {
  const { t } = usePage()
  return (
    <HousingFilter where={where} action="/housing" narrowed={show !== 'all'}>
      <Select
        id="show"
        label={t(words.show)}
        value={show}
        options={[
          { value: 'all', label: t(words.allPlaces) },
          { value: 'free', label: t(words.freePlaces) },
        ]}
      />
    </HousingFilter>
  )
}

function PlaceTable({ page, labels }: Pick<PlacesProps, 'page' | 'labels'>) {
  const { t } = usePage()
  return (
    <Table
      caption={t(words.places)}
      captionHidden
      rows={page.items}
      keyOf={({ place }) => place.placeId}
      empty={t(words.noPlaces)}
      columns={[
        {
          key: 'place',
          label: t(words.place),
          cell: ({ place }) => (
            <>
              <a href={`/housing/places/${place.placeId}`}>{place.name}</a>
              <div class="desk-hint">{nameOfMunicipality(place.municipality)}</div>
            </>
          ),
        },
        { key: 'kind', label: t(words.kind), cell: ({ place }) => t(placeKindWords(place.kind)) },
        { key: 'size', label: t(words.size), cell: ({ place }) => <Size place={place} /> },
        { key: 'state', label: t(words.state), cell: ({ place }) => <PlaceState place={place} /> },
        {
          key: 'who',
          label: t(occupancyWords.who),
          cell: ({ periods }) => <Periods periods={periods} labels={labels} />,
        },
      ]}
    />
  )
}

export function Size({ place: { beds, rooms, cots } }: { place: Place }) {
  const { t } = usePage()
  return (
    <>
      {t(words.sizeText, { beds, rooms })}
      {cots > 0 ? `, ${t(words.cotsText, { cots })}` : ''}
    </>
  )
}

const TAGS: Record<Place['state'], TagKind> = {
  available: 'done',
  reserved: 'waiting',
  occupied: 'plain',
  blocked: 'waiting',
  retired: 'plain',
}

export function PlaceState({ place: { state } }: { place: Place }) {
  const { t } = usePage()
  return <Tag kind={TAGS[state]}>{t(placeStateWords[state])}</Tag>
}
