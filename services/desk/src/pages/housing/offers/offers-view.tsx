import type { Labels } from '../../../api/labels.ts'
import { type listOffers, OFFER_STATES, type Offer } from '../../../api/offers.ts'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag, type TagKind } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { offerStateWords, housingWords as words } from '../../../words/housing.ts'
import { offerWords } from '../../../words/offers.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'

type OffersProps = {
  page: Awaited<ReturnType<typeof listOffers>>
  labels: Labels
  names: ReadonlyMap<string, string>
  where: Where
  state: Offer['state'] | undefined
}

export function OffersView({ page, labels, names, where, state }: OffersProps) {
  const { t, date } = usePage()
  return (
    <>
      <HousingNav where={where} current="/housing/offers" />
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filters where={where} state={state} />
      <Table
        caption={t(words.offers)}
        captionHidden
        rows={page.items}
        keyOf={({ offerId }) => offerId}
        empty={t(state ? common.noMatch : words.noOffers)}
        columns={[
          {
            key: 'place',
            label: t(words.place),
            cell: ({ offerId, placeId }) => (
              <a href={`/housing/offers/${offerId}`}>{names.get(placeId) ?? t(words.place)}</a>
            ),
          },
          {
            key: 'household',
            label: t(words.household),
            cell: ({ householdId }) => labels.of(householdId) ?? '–',
          },
          { key: 'state', label: t(words.state), cell: (offer) => <OfferStateTag state={offer.state} /> },
          { key: 'offered', label: t(offerWords.offeredAt), cell: ({ offeredAt }) => date(offeredAt) },
          {
            key: 'answer',
            label: t(offerWords.answerBy),
            cell: ({ answerBy, closedAt }) => (closedAt ? '–' : date(answerBy, 'moment')),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

function Filters({ where, state }: Pick<OffersProps, 'where' | 'state'>) {
  const { t } = usePage()
  return (
    <HousingFilter where={where} action="/housing/offers" narrowed={state !== undefined}>
      <Select
        id="state"
        label={t(words.state)}
        value={state}
        empty={t(common.all)}
        options={OFFER_STATES.map((value) => ({ value, label: t(offerStateWords[value]) }))}
      />
    </HousingFilter>
  )
}

const TAGS: Record<Offer['state'], TagKind> = {
  open: 'waiting',
  accepted: 'done',
  refused: 'plain',
  withdrawn: 'plain',
  expired: 'urgent',
  superseded: 'plain',
}

export function OfferStateTag({ state }: Pick<Offer, 'state'>) {
  const { t } = usePage()
  return <Tag kind={TAGS[state]}>{t(offerStateWords[state])}</Tag>
}
