import { DELIVERY_STATES, type Delivery } from '../../api/deliveries.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Paging } from '../../components/paging.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import {
  deliveriesStateWords,
  deliveryStateWords,
  outcomeWords,
  integrationWords as words,
} from '../../words/integrations.ts'
import { EndpointNav } from './endpoint-parts.tsx'

type Props = {
  endpointId: string
  items: readonly Delivery[]
  next: string | null
  state: Delivery['state'] | null
}

export function DeliveryListView({ endpointId, items, next, state }: Props) {
  const { t, date } = usePage()
  const base = `/integrations/${endpointId}/deliveries`
  return (
    <>
      <EndpointNav endpointId={endpointId} current="deliveries" />
      <FilterForm action={base} whole={state !== null && base}>
        <Select
          id="state"
          label={t(words.state)}
          value={state}
          empty={t(words.showAll)}
          options={DELIVERY_STATES.map((value) => ({ value, label: t(deliveriesStateWords[value]) }))}
        />
      </FilterForm>
      <Table
        caption={t(words.deliveries)}
        captionHidden
        rows={items}
        keyOf={({ deliveryId }) => String(deliveryId)}
        empty={t(state ? common.noMatch : words.noDeliveries)}
        columns={[
          {
            key: 'event',
            label: t(words.event),
            cell: ({ deliveryId, type }) => <a href={`${base}/${deliveryId}`}>{shortType(type)}</a>,
          },
          { key: 'when', label: t(words.when), cell: ({ createdAt }) => date(createdAt, 'moment') },
          { key: 'state', label: t(words.state), cell: (delivery) => <DeliveryState delivery={delivery} /> },
          { key: 'attempts', label: t(words.attempts), number: true, cell: ({ attempts }) => attempts },
        ]}
      />
      <Paging next={next} />
    </>
  )
}

/** `referral-updated.v1`: what of a type differs. */
export function shortType(type: string): string {
  return type.replace(/^it\.intarsi\.(public|notifications)\./, '')
}

const TAGS = { due: 'waiting', delivered: 'done', failed: 'urgent', cancelled: 'plain' } as const

export function DeliveryState({ delivery: { state, reason } }: { delivery: Delivery }) {
  const { t } = usePage()
  return (
    <>
      <Tag kind={TAGS[state]}>{t(deliveryStateWords[state])}</Tag>
      {reason ? <span class="desk-muted"> {t(outcomeWords(reason))}</span> : null}
    </>
  )
}
