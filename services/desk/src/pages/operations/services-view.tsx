import type { ServiceStanding } from '../../api/operations.ts'
import { Notice } from '../../components/notice.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { serviceWords, operationWords as words } from '../../words/operations.ts'
import { ageOf } from './age.ts'
import { OperationsNav } from './operations-nav.tsx'

type ServicesProps = { services: readonly ServiceStanding[] }

export function ServicesView({ services }: ServicesProps) {
  const { t } = usePage()
  const parked = services.reduce((sum, { standing }) => sum + (standing?.parked ?? 0), 0)
  const well = services.every(({ status, standing }) => status?.ready && standing)
  return (
    <>
      <OperationsNav current="services" />
      {well && parked === 0 ? <Notice>{t(words.allWell)}</Notice> : null}
      {parked > 0 ? (
        <Notice kind="warning">
          <a href="/operations/parked">{t(words.somethingWaits, { count: parked })}</a>
        </Notice>
      ) : null}
      <Services services={services} />
      <h2>{t(words.lagTitle)}</h2>
      <Lag services={services} />
    </>
  )
}

function Services({ services }: ServicesProps) {
  const { t, date } = usePage()
  return (
    <Table
      caption={t(words.title)}
      captionHidden
      rows={services}
      keyOf={({ service }) => service}
      columns={[
        {
          key: 'service',
          label: t(words.service),
          cell: ({ service, status }) => (
            <>
              {t(serviceWords(service))}
              <span class="desk-muted">
                {' '}
                · {service} {status?.version}
              </span>
            </>
          ),
        },
        { key: 'state', label: t(words.state), cell: (one) => <State {...one} /> },
        {
          key: 'since',
          label: t(words.since),
          cell: ({ status }) => (status ? date(status.startedAt, 'moment') : '–'),
        },
        {
          key: 'lag',
          label: t(words.toRead),
          number: true,
          cell: ({ standing }) => (standing?.lag ? sumOf(standing.lag) : t(words.unknown)),
        },
        {
          key: 'outbox',
          label: t(words.toPublish),
          number: true,
          cell: ({ standing }) => standing?.notPublished ?? t(words.unknown),
        },
        {
          key: 'parked',
          label: t(words.parked),
          number: true,
          cell: ({ service, standing }) => {
            if (!standing) return t(words.unknown)
            if (standing.parked === 0) return 0
            return <a href={`/operations/parked?service=${service}`}>{standing.parked}</a>
          },
        },
      ]}
    />
  )
}

const sumOf = (lag: readonly { records: number }[]) => lag.reduce((sum, { records }) => sum + records, 0)

function State({ status }: Pick<ServiceStanding, 'status'>) {
  const { t } = usePage()
  if (!status) return <Tag kind="urgent">{t(words.away)}</Tag>
  const failed = Object.entries(status.checks).filter(([, { ok }]) => !ok)
  return (
    <>
      {status.ready ? <Tag kind="done">{t(words.ready)}</Tag> : <Tag kind="urgent">{t(words.notReady)}</Tag>}
      {failed.map(([check, { detail }]) => (
        <p key={check} class="desk-muted">
          {t(words.failing, { check: detail ? `${check} (${detail})` : check })}
        </p>
      ))}
    </>
  )
}

/** Only what is behind: a long list of zeros hides the one number that matters. */
function Lag({ services }: ServicesProps) {
  const { t } = usePage()
  const behind = services.flatMap(({ service, standing }) =>
    (standing?.lag ?? []).filter(({ records }) => records > 0).map((lag) => ({ service, ...lag })),
  )
  return (
    <Table
      caption={t(words.lagTitle)}
      captionHidden
      rows={behind}
      keyOf={({ service, topic }) => `${service} ${topic}`}
      empty={t(words.nothingBehind)}
      columns={[
        { key: 'service', label: t(words.service), cell: ({ service }) => t(serviceWords(service)) },
        { key: 'topic', label: t(words.topic), cell: ({ topic }) => <code>{topic}</code> },
        { key: 'records', label: t(words.toRead), number: true, cell: ({ records }) => records },
        {
          key: 'age',
          label: t(words.since),
          cell: ({ seconds }) => t(words.oldest, { time: ageOf(seconds, t) }),
        },
      ]}
    />
  )
}
