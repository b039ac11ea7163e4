import type { Reason } from '../../api/housing-requests.ts'
import { usePage } from '../../page/page-context.ts'
import { matchingWords as words } from '../../words/matching.ts'

type ReasonsProps = { reasons: readonly Reason[]; names: ReadonlyMap<string, string> }

/** Why places do not do for a household, each reason with the places it stands at. */
export function Reasons({ reasons, names }: ReasonsProps) {
  const { t, pick } = usePage()
  return (
    <ul class="desk-reasons">
      {reasons.map(({ code, places, placeIds, text }) => (
        <li key={code}>
          {t(words.reason, { text: pick(text), places })}
          <span class="desk-hint">
            {' '}
            {placeIds.map((placeId, index) => (
              <span key={placeId}>
                {index > 0 ? ', ' : ''}
                <a href={`/housing/places/${placeId}`}>{names.get(placeId) ?? '–'}</a>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
