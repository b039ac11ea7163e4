import type { Attempt, DeliveryDetail } from '../../api/deliveries.ts'
import { Disclosure } from '../../components/disclosure.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { usePage } from '../../page/page-context.ts'
import { outcomeWords, integrationWords as words } from '../../words/integrations.ts'
import { DeliveryState } from './delivery-list-view.tsx'

export function DeliveryView({ base, delivery }: { base: string; delivery: DeliveryDetail }) {
  const { t, date } = usePage()
  const { type, eventId, subject, createdAt, nextAttemptAt, attemptsMade, body, deliveryId } = delivery
  const next = nextAttemptAt ? [{ label: t(words.nextAttempt), value: date(nextAttemptAt, 'moment') }] : []
  return (
    <>
      <SummaryList
        rows={[
          { label: t(words.state), value: <DeliveryState delivery={delivery} /> },
          { label: t(words.event), value: <code>{type}</code> },
          { label: t(words.eventId), value: <code>{eventId}</code> },
          { label: t(words.subject), value: <code>{subject}</code> },
          { label: t(words.when), value: date(createdAt, 'moment') },
          ...next,
        ]}
      />
      <div class="desk-actions">
        <PostButton
          action={`${base}/deliveries/${deliveryId}/replay`}
          label={t(words.replay)}
          kind="primary"
          size="md"
        />
      </div>
      <h2>{t(words.body)}</h2>
      {body === null ? <p>{t(words.noBody)}</p> : <Code label={t(words.body)} text={indented(body)} />}
      <h2>{t(words.attempts)}</h2>
      {attemptsMade.length === 0 ? <p>{t(words.noAttempts)}</p> : null}
      {attemptsMade.toReversed().map((made, index) => (
        <AttemptMade key={made.number} made={made} open={index === 0} />
      ))}
    </>
  )
}

function AttemptMade({ made, open }: { made: Attempt; open: boolean }) {
  const { t, date } = usePage()
  const { number, at, outcome, durationMs, request, response, nextAttemptAt } = made
  const title = `${t(words.attempt, { number })}: ${t(outcomeWords(outcome))}, ${date(at, 'moment')}`
  const next = nextAttemptAt ? [{ label: t(words.nextAttempt), value: date(nextAttemptAt, 'moment') }] : []
  return (
    <Disclosure title={title} open={open}>
      <SummaryList
        rows={[
          { label: t(words.outcome), value: t(outcomeWords(outcome)) },
          { label: t(words.duration), value: t(words.milliseconds, { ms: durationMs }) },
          ...next,
        ]}
      />
      <h3>{t(words.request)}</h3>
      <Code label={`${t(words.request)} ${number}`} text={headerLines(request.headers)} />
      {response ? (
        <>
          <h3>{t(words.answer)}</h3>
          <Code
            label={`${t(words.answer)} ${number}`}
            text={`${response.status}\n${headerLines(response.headers)}\n\n${response.body}`.trimEnd()}
          />
        </>
      ) : null}
    </Disclosure>
  )
}

/** Text as it was sent or came: it scrolls by itself, also by keyboard. */
function Code({ label, text }: { label: string; text: string }) {
  return (
    <section class="desk-code" aria-label={label} tabindex={0}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  )
}

function headerLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

/** What is sent has no line breaks; here it is laid out to be read. */
function indented(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
}
