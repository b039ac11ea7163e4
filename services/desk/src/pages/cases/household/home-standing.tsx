import type { Household } from '../../../api/households.ts'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { HOUSING_TAGS, housingStateWords, caseWords as words } from '../../../words/cases.ts'
import { offerReasonWords } from '../../../words/offer-reasons.ts'
import { mayOpenHomeRequest } from '../case-rights.ts'

/** Where the household stands with a home, never where the home is; and, for its case manager and coordinator, its request. */
export function HomeStanding({ household }: { household: Household }) {
  const { t, date, person } = usePage()
  const { housing } = household
  if (!housing) return <p>{t(housingStateWords.none)}</p>
  const { state, since, answerBy, reason, requestId } = housing
  return (
    <>
      <p>
        <Tag kind={HOUSING_TAGS[state] ?? 'plain'}>{t(housingStateWords[state])}</Tag>{' '}
        <span class="desk-muted">
          {t(words.since, { date: date(since) })}
          {answerBy ? ` · ${t(housingStateWords.answerBy, { date: date(answerBy, 'moment') })}` : ''}
          {reason ? ` · ${t(housingStateWords.lastReason, { reason: t(offerReasonWords(reason)) })}` : ''}
        </span>
      </p>
      {person && mayOpenHomeRequest(person, household) ? (
        <p>
          <a href={`/housing/requests/${requestId}`}>{t(words.toHomeRequest)}</a>
        </p>
      ) : null}
    </>
  )
}
