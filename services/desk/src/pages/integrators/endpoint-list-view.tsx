import type { Endpoint } from '../../api/endpoints.ts'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { integrationWords as words } from '../../words/integrations.ts'
import { EndpointStateTag, nameOfEndpoint } from './endpoint-parts.tsx'

export function EndpointListView({ endpoints }: { endpoints: readonly Endpoint[] }) {
  const { t, date } = usePage()
  return (
    <>
      <p>
        <a class="btn btn-primary" href="/integrations/new">
          {t(words.new)}
        </a>
      </p>
      <Table
        caption={t(words.title)}
        captionHidden
        rows={endpoints}
        keyOf={({ endpointId }) => endpointId}
        empty={t(words.none)}
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
    </>
  )
}
