import type { EndpointStanding } from '../../api/endpoint-standings.ts'
import { Table } from '../../components/table.tsx'
import { Tag, type TagKind } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { endpointStateWords, operationWords as words } from '../../words/operations.ts'
import { OperationsNav } from './operations-nav.tsx'

const KINDS: Readonly<Record<EndpointStanding['state'], TagKind>> = {
  unverified: 'waiting',
  active: 'done',
  paused: 'plain',
  disabled: 'urgent',
}

export function DeliveriesView({ endpoints }: { endpoints: readonly EndpointStanding[] }) {
  const { t, date } = usePage()
  return (
    <>
      <OperationsNav current="deliveries" />
      <Table
        caption={t(words.deliveries)}
        captionHidden
        rows={endpoints}
        keyOf={({ endpointId }) => endpointId}
        empty={t(words.noEndpoints)}
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
    </>
  )
}
