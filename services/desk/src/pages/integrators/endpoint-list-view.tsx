import type { EndpointFilters, EndpointPage } from '../../api/endpoints.ts'
import { Paging } from '../../components/paging.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { integrationWords as words } from '../../words/integrations.ts'
import { EndpointFilter, isNarrowed } from './endpoint-filter.tsx'
import { EndpointStateTag, nameOfEndpoint } from './endpoint-parts.tsx'

export function EndpointListView({ page, filters }: { page: EndpointPage; filters: EndpointFilters }) {
  const { t, date } = usePage()
  return (
    <>
      <p>
        <a class="btn btn-primary" href="/integrations/new">
          {t(words.new)}
        </a>
      </p>
      <EndpointFilter action="/integrations" filters={filters} />
      <Table
        caption={t(words.title)}
        captionHidden
        rows={page.items}
        keyOf={({ endpointId }) => endpointId}
        empty={t(isNarrowed(filters) ? common.noMatch : words.none)}
        columns={[
          {
            key: 'endpoint',
            label: t(words.endpoint),
            cell: (endpoint) => (
              <>
                <a href={`/integrations/${endpoint.endpointId}`}>{nameOfEndpoint(endpoint)}</a>
                {endpoint.description ? (
                  <span class="desk-muted"> · {new URL(endpoint.url).host}</span>
                ) : null}
              </>
            ),
          },
          {
            key: 'state',
            label: t(words.state),
            cell: (endpoint) => <EndpointStateTag endpoint={endpoint} />,
          },
          {
            key: 'success',
            label: t(words.lastSuccess),
            cell: ({ lastSuccessAt }) => (lastSuccessAt ? date(lastSuccessAt, 'moment') : t(words.never)),
          },
          {
            key: 'failure',
            label: t(words.lastFailure),
            cell: ({ lastFailureAt }) => (lastFailureAt ? date(lastFailureAt, 'moment') : t(words.never)),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}
