import type { EndpointStanding } from '../../api/endpoint-standings.ts'
import type { EndpointFilters } from '../../api/endpoints.ts'
import { Paging } from '../../components/paging.tsx'
import { Table } from '../../components/table.tsx'
import { Tag, type TagKind } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { endpointStateWords, operationWords as words } from '../../words/operations.ts'
import { EndpointFilter, isNarrowed } from '../integrators/endpoint-filter.tsx'
import { OperationsNav } from './operations-nav.tsx'

const KINDS: Readonly<Record<EndpointStanding['state'], TagKind>> = {
  unverified: 'waiting',
  active: 'done',
  paused: 'plain',
  disabled: 'urgent',
}

type DeliveriesProps = {
  page: { items: readonly EndpointStanding[]; next: string | null }
  filters: EndpointFilters
}

export function DeliveriesView({ page, filters }: DeliveriesProps) {
  const { t, date } = usePage()
  return (
    <>
      <OperationsNav current="deliveries" />
      <EndpointFilter action="/operations/deliveries" filters={filters} />
      <Table
        caption={t(words.deliveries)}
        captionHidden
        rows={page.items}
        keyOf={({ endpointId }) => endpointId}
        empty={t(isNarrowed(filters) ? common.noMatch : words.noEndpoints)}
        columns={[
          {
            key: 'endpoint',
            label: t(words.endpoint),
            cell: ({ endpointId, description, url }) => (
              <>
                <a href={`/integrations/${endpointId}`}>{description || t(words.endpointUnnamed)}</a>{' '}
                <code>{url}</code>
              </>
            ),
          },
          {
            key: 'state',
            label: t(words.state),
            cell: ({ state, failingSince }) => (
              <>
                <Tag kind={KINDS[state]}>{t(endpointStateWords[state])}</Tag>
                {failingSince ? (
                  <p class="desk-muted">{t(words.failingSince, { date: date(failingSince, 'moment') })}</p>
                ) : null}
              </>
            ),
          },
          {
            key: 'due',
            label: t(words.due),
            number: true,
            cell: ({ due, oldestDueSince }) => (
              <>
                {due}
                {oldestDueSince ? <p class="desk-muted">{date(oldestDueSince, 'moment')}</p> : null}
              </>
            ),
          },
          { key: 'failed', label: t(words.failed), number: true, cell: ({ failed }) => failed },
          {
            key: 'last',
            label: t(words.lastSuccess),
            cell: ({ lastSuccessAt }) => (lastSuccessAt ? date(lastSuccessAt, 'moment') : t(words.never)),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}
