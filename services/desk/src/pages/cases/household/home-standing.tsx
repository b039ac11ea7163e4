import type { Household } from '../../../api/households.ts'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { HOUSING_TAGS, housingStateWords, caseWords as words } from '../../../words/cases.ts'
import { offerReasonWords } from '../../../words/offer-reasons.ts'

/** Where the household stands with a home, never where the home is; and, for who leads the case, its request. */
export function HomeStanding({ housing, mayManage }: Pick<Household, 'housing' | 'mayManage'>) {
  const { t, date } = usePage()
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
      {mayManage ? (
        <p>
          <a href={`/housing/requests/${requestId}`}>{t(words.toHomeRequest)}</a>
        </p>
      ) : null}
    </>
  )
}
