import type { Labels } from '../../../api/labels.ts'
import type { Period } from '../../../api/places.ts'
import { usePage } from '../../../page/page-context.ts'
import { occupancyWords as words } from '../../../words/housing.ts'

type PeriodsProps = { periods: readonly Period[]; labels: Labels }

/** Who held a place and when, in sentences: what the picture's bars say. */
export function Periods({ periods, labels }: PeriodsProps) {
  const { t } = usePage()
  if (periods.length === 0) return <span class="desk-muted">{t(words.nobody)}</span>
  return (
    <ul class="desk-plain-list">
      {periods.map((period) => (
        <li key={`${period.kind} ${period.from} ${period.requestId}`}>
          <OnePeriod period={period} labels={labels} />
        </li>
      ))}
    </ul>
  )
}

function OnePeriod({ period, labels }: { period: Period; labels: Labels }) {
  const { t, date } = usePage()
  const { kind, from, until, over, householdId, referralNumber, requestId } = period
  if (kind === 'blocked') return <>{t(words.blockedUntil, { until: until ? date(until) : '…' })}</>
  const who = labels.of(householdId) ?? referralNumber ?? '–'
  const what = t(over ? words.left : words[kind])
  const said = until
    ? t(words.fromUntil, { who, what, from: date(from), until: date(until) })
    : t(words.fromOnly, { who, what, from: date(from) })
  return requestId ? <a href={`/housing/requests/${requestId}`}>{said}</a> : <span>{said}</span>
}
