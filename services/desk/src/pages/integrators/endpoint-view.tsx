import type { Endpoint, Usage } from '../../api/endpoints.ts'
import { Notice } from '../../components/notice.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { areaWords, territoryName } from '../../words/codes.ts'
import { common } from '../../words/common.ts'
import { deliveriesStateWords, outcomeWords, integrationWords as words } from '../../words/integrations.ts'
import { Delete, NextSteps, RenewKey, SendAgain } from './endpoint-actions.tsx'
import { EndpointNav, EndpointStateTag } from './endpoint-parts.tsx'
import { asksForEverything } from './endpoint-settings.ts'

type Props = { endpoint: Endpoint; usage: Usage }

export function EndpointView({ endpoint, usage }: Props) {
  const { t, date } = usePage()
  const { endpointId, heldUntil } = endpoint
  return (
    <>
      <EndpointNav endpointId={endpointId} current="endpoint" />
      <StateHint endpoint={endpoint} />
      {heldUntil ? (
        <Notice kind="warning">{t(words.held, { date: date(heldUntil, 'moment') })}</Notice>
      ) : null}
      <NextSteps endpoint={endpoint} />
      <h2>{t(words.usage)}</h2>
      <UsageList endpointId={endpointId} usage={usage} />
      <SendAgain endpoint={endpoint} />
      <h2>{t(words.settings)}</h2>
      <Settings endpoint={endpoint} />
      <p>
        <a class="btn btn-outline-primary" href={`/integrations/${endpointId}/settings`}>
          {t(common.change)}
        </a>
      </p>
      <h2>{t(words.keys)}</h2>
      <Keys endpoint={endpoint} />
      <RenewKey endpointId={endpointId} />
      <Delete endpointId={endpointId} />
    </>
  )
}

function StateHint({ endpoint: { state, disabledReason } }: { endpoint: Endpoint }) {
  const { t } = usePage()
  if (state === 'active') return null
  if (state === 'paused') return <Notice>{t(words.pausedHint)}</Notice>
  if (state === 'unverified') return <Notice>{t(words.unverifiedHint)}</Notice>
  return (
    <Notice kind="danger">
      {t(words.disabledHint)}
      {disabledReason ? ` (${t(outcomeWords(disabledReason))})` : null}
    </Notice>
  )
}

const SHOWN_STATES = ['due', 'delivered', 'failed', 'cancelled'] as const

function UsageList({ endpointId, usage }: { endpointId: string; usage: Usage }) {
  const { t, date } = usePage()
  const rows = SHOWN_STATES.map((state) => ({
    label: t(deliveriesStateWords[state]),
    value: <a href={`/integrations/${endpointId}/deliveries?state=${state}`}>{String(usage[state])}</a>,
  }))
  const waiting = usage.oldestDueSince
    ? [{ label: t(words.oldestDue), value: date(usage.oldestDueSince, 'moment') }]
    : []
  return <SummaryList rows={[...rows, ...waiting]} />
}

function Settings({ endpoint }: { endpoint: Endpoint }) {
  const { t, date } = usePage()
  const { url, lastSuccessAt, lastFailureAt, ordered, maxInFlight, maxPerSecond, format } = endpoint
  const moment = (value: string | null) => (value ? date(value, 'moment') : t(words.never))
  return (
    <SummaryList
      rows={[
        { label: t(words.state), value: <EndpointStateTag endpoint={endpoint} /> },
        { label: t(words.url), value: <code>{url}</code> },
        { label: t(words.whatIsSent), value: <Wanted endpoint={endpoint} /> },
        { label: t(words.format), value: t(format === 'fhir-task' ? words.formatFhir : words.formatEvent) },
        { label: t(words.ordered), value: t(ordered ? common.yes : common.no) },
        { label: t(words.maxInFlight), value: String(maxInFlight) },
        { label: t(words.maxPerSecond), value: String(maxPerSecond) },
        { label: t(words.lastSuccess), value: moment(lastSuccessAt) },
        { label: t(words.lastFailure), value: moment(lastFailureAt) },
      ]}
    />
  )
}

function Wanted({ endpoint: { filter } }: { endpoint: Endpoint }) {
  const { t } = usePage()
  if (asksForEverything(filter)) return <>{t(words.everything)}</>
  const parts = [
    { label: words.types, values: filter.types },
    { label: words.territories, values: filter.territories.map(territoryName) },
    { label: words.areas, values: filter.areas.map((area) => t(areaWords[area])) },
    { label: words.tables, values: filter.tables },
    { label: words.bodies, values: filter.bodies },
    { label: words.subjects, values: filter.subjects },
  ].filter(({ values }) => values.length > 0)
  return (
    <ul class="desk-lines">
      {parts.map(({ label, values }) => (
        <li key={label.en}>
          {t(label)}: {values.join(', ')}
        </li>
      ))}
    </ul>
  )
}

function Keys({ endpoint: { keys } }: { endpoint: Endpoint }) {
  const { t, date } = usePage()
  return (
    <Table
      caption={t(words.keys)}
      captionHidden
      rows={keys}
      keyOf={({ keyId }) => keyId}
      columns={[
        {
          key: 'kind',
          label: t(words.keyKind),
          cell: ({ kind }) => t(kind === 'v1' ? words.shared : words.pair),
        },
        {
          key: 'public',
          label: t(words.publicKey),
          cell: ({ publicKey }) => (publicKey ? <code class="desk-secret">{publicKey}</code> : '–'),
        },
        { key: 'created', label: t(words.createdAt), cell: ({ createdAt }) => date(createdAt, 'moment') },
        {
          key: 'until',
          label: t(words.expiresAt),
          cell: ({ expiresAt }) => (expiresAt ? date(expiresAt, 'moment') : t(words.noEnd)),
        },
      ]}
    />
  )
}
