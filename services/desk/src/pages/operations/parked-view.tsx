import type { ServiceName } from '../../api/caller.ts'
import { PARKED_REASONS, type ParkedEvent, type ParkedReason, SERVICES } from '../../api/operations.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Paging } from '../../components/paging.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { parkedReasonWords, serviceWords, operationWords as words } from '../../words/operations.ts'
import { OperationsNav } from './operations-nav.tsx'

export type ParkedOfService = {
  service: ServiceName
  items: readonly ParkedEvent[]
  next: string | null
}
type ParkedProps = {
  parked: readonly ParkedOfService[]
  mayAct: boolean
  /** The only service, and the only reason, that is shown. */
  only: ServiceName | undefined
  reason: ParkedReason | undefined
}

export function ParkedView({ parked, mayAct, only, reason }: ParkedProps) {
  const { t } = usePage()
  const held = parked.filter(({ items }) => items.length > 0)
  return (
    <>
      <OperationsNav current="parked" />
      <Filters only={only} reason={reason} />
      {held.length === 0 ? <p>{t(only || reason ? common.noMatch : words.nothingParked)}</p> : null}
      {held.map((one) => (
        <section key={one.service} aria-labelledby={`parked-${one.service}`}>
          <h2 id={`parked-${one.service}`}>{t(serviceWords(one.service))}</h2>
          <Events {...one} mayAct={mayAct} />
          {mayAct ? (
            <PostButton
              action={`/operations/parked/${one.service}/redrive`}
              label={t(words.redriveAll, { service: t(serviceWords(one.service)) })}
              size="md"
            />
          ) : null}
          {only || one.next === null ? (
            <Paging next={one.next} />
          ) : (
            <p>
              <a href={addressOf(one.service, reason)}>{t(serviceWords(one.service))} …</a>
            </p>
          )}
        </section>
      ))}
    </>
  )
}

function addressOf(service: ServiceName, reason: ParkedReason | undefined): string {
  return `/operations/parked?${new URLSearchParams({ service, ...(reason ? { reason } : {}) })}`
}

function Filters({ only, reason }: Pick<ParkedProps, 'only' | 'reason'>) {
  const { t } = usePage()
  const action = '/operations/parked'
  return (
    <FilterForm action={action} whole={Boolean(only ?? reason) && action}>
      <Select
        id="service"
        label={t(words.service)}
        value={only}
        empty={t(common.all)}
        options={SERVICES.map((value) => ({ value, label: t(serviceWords(value)) }))}
      />
      <Select
        id="reason"
        label={t(words.why)}
        value={reason}
        empty={t(common.all)}
        options={PARKED_REASONS.map((value) => ({ value, label: t(parkedReasonWords[value]) }))}
      />
    </FilterForm>
  )
}

function Events({ service, items, mayAct }: ParkedOfService & { mayAct: boolean }) {
  const { t, date } = usePage()
  return (
    <Table
      caption={t(words.parked)}
      captionHidden
      rows={items}
      keyOf={({ eventId }) => eventId}
      columns={[
        {
          key: 'event',
          label: t(words.eventType),
          cell: ({ type, eventId }) => (
            <>
              <code>{type.replace('it.intarsi.', '')}</code>
              <br />
              <code class="desk-muted">{eventId}</code>
            </>
          ),
        },
        {
          key: 'why',
          label: t(words.why),
          cell: (event) => (
            <>
              {t(parkedReasonWords[event.reason])}
              {event.reason === 'behind' ? null : <p class="desk-muted">{event.error}</p>}
              {event.redriveRequestedAt ? <Tag kind="waiting">{t(words.redriveAsked)}</Tag> : null}
            </>
          ),
        },
        {
          key: 'since',
          label: t(words.firstFailed),
          cell: ({ firstFailedAt, attempts }) => (
            <>
              {date(firstFailedAt, 'moment')}
              <br />
              <span class="desk-muted">{t(words.attempts, { count: attempts })}</span>
            </>
          ),
        },
        ...(mayAct ? [actionsOf(service, t(words.redrive), t(words.discard))] : []),
      ]}
    />
  )
}

function actionsOf(service: ServiceName, redrive: string, discard: string) {
  return {
    key: 'act',
    label: `${redrive} · ${discard}`,
    cell: ({ key, reason, eventId }: ParkedEvent) => (
      <span class="desk-inline-actions">
        {reason === 'behind' ? null : (
          <PostButton
            action={`/operations/parked/${service}/redrive`}
            label={redrive}
            about={eventId}
            values={{ key }}
          />
        )}
        <a href={`/operations/parked/${service}/${eventId}`}>
          {discard}
          <span class="visually-hidden">: {eventId}</span>
        </a>
      </span>
    ),
  }
}
