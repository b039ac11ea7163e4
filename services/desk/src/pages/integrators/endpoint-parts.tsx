import type { Endpoint } from '../../api/endpoints.ts'
import { SubNav } from '../../components/sub-nav.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { endpointStateWords, integrationWords as words } from '../../words/integrations.ts'

const TAGS = { unverified: 'new', active: 'done', paused: 'waiting', disabled: 'urgent' } as const

/** What its owner calls it, else its host: the rest of an address may hold a key. */
export function nameOfEndpoint({ description, url }: Pick<Endpoint, 'description' | 'url'>): string {
  return description || new URL(url).host
}

export function EndpointStateTag({ endpoint: { state, failingSince } }: { endpoint: Endpoint }) {
  const { t, date } = usePage()
  return (
    <>
      <Tag kind={TAGS[state]}>{t(endpointStateWords[state])}</Tag>
      {state === 'active' && failingSince ? (
        <span class="desk-muted"> {t(words.failing, { date: date(failingSince, 'moment') })}</span>
      ) : null}
    </>
  )
}

type Current = 'endpoint' | 'deliveries'

export function EndpointNav({ endpointId, current }: { endpointId: string; current: Current }) {
  const { t } = usePage()
  const base = `/integrations/${endpointId}`
  const pages = [
    { href: base, label: t(words.endpoint) },
    { href: `${base}/deliveries`, label: t(words.deliveries) },
  ]
  return (
    <SubNav
      label={t(words.sections)}
      pages={pages}
      current={current === 'endpoint' ? base : `${base}/deliveries`}
    />
  )
}
