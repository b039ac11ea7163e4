import type { Review } from '../../../api/case-work.ts'
import { usePage } from '../../../page/page-context.ts'
import { projectWords as words } from '../../../words/case-project.ts'
import { reviewCauseWords, reviewOutcomeWords } from '../../../words/case-steps.ts'
import type { HouseholdFrame } from '../household/household-data.ts'

/** When the project was looked at again, why, and what was decided; when it is next. */
export function Reviews({ frame, reviews }: { frame: HouseholdFrame; reviews: readonly Review[] }) {
  const { t, date } = usePage()
  const { phase, stepDueOn } = frame.household
  return (
    <>
      {phase === 'in-progress' && stepDueOn ? <p>{t(words.nextReview, { date: date(stepDueOn) })}</p> : null}
      {reviews.length === 0 ? <p>{t(words.noReview)}</p> : null}
      <ul>
        {reviews.map((review) => (
          <li key={review.reviewId}>
            {whenOf(review, { t, date })}: {t(reviewCauseWords[review.cause])}
            {review.outcome ? ` · ${t(reviewOutcomeWords[review.outcome])}` : ''}
            {review.note ? <span class="desk-muted"> · {review.note}</span> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function whenOf(
  { heldOn, plannedOn, closedAt }: Review,
  { t, date }: Pick<ReturnType<typeof usePage>, 't' | 'date'>,
) {
  if (heldOn) return t(words.held, { date: date(heldOn) })
  return closedAt ? t(words.notHeld) : t(words.planned, { date: date(plannedOn) })
}
