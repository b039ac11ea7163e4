import type { ServiceName } from '../../api/caller.ts'
import type { ParkedEvent } from '../../api/operations.ts'
import { Csrf } from '../../components/csrf.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { TextArea } from '../../components/inputs.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { parkedReasonWords, serviceWords, operationWords as words } from '../../words/operations.ts'

type DiscardProps = { service: ServiceName; event: ParkedEvent; fault: string | null; reason: string }

export function DiscardView({ service, event, fault, reason }: DiscardProps) {
  const { t, date } = usePage()
  return (
    <>
      <ErrorSummary faults={fault ? [{ field: 'reason', text: fault }] : []} />
      <SummaryList
        rows={[
          { label: t(words.service), value: t(serviceWords(service)) },
          { label: t(words.eventType), value: <code>{event.type}</code> },
          { label: t(words.why), value: t(parkedReasonWords[event.reason]) },
          { label: t(words.error), value: event.error },
          { label: t(words.firstFailed), value: date(event.firstFailedAt, 'moment') },
        ]}
      />
      <form class="desk-form" method="post" action={`/operations/parked/${service}/${event.eventId}`}>
        <Csrf />
        <TextArea
          id="reason"
          label={t(words.discardReason)}
          hint={t(words.discardReasonHint)}
          error={fault ?? undefined}
          value={reason}
          maxlength={500}
        />
        <div class="desk-actions">
          <button type="submit" class="btn btn-danger">
            {t(words.discard)}
          </button>
          <a href="/operations/parked">{t(common.cancel)}</a>
        </div>
      </form>
    </>
  )
}
