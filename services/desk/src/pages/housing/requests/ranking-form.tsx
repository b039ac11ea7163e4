import type { HousingRequestDetail } from '../../../api/housing-requests.ts'
import type { Place } from '../../../api/places.ts'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { FoldedForm } from '../../../components/folded-form.tsx'
import { Select } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { rankingWords as words } from '../../../words/ranking.ts'
import { nameOfMunicipality } from '../../referrals/form/places.ts'

/** As many as a person says without a list before them. */
const RANKS = [1, 2, 3, 4, 5] as const

type RankingProps = {
  request: HousingRequestDetail
  places: readonly Place[]
  mayRank: boolean
  faults: readonly FormFault[]
  form: URLSearchParams
}

/** What the household itself would rather have: shown to all, written down by who speaks with it. */
export function Ranking(props: RankingProps) {
  const { request, places, mayRank } = props
  const { t } = usePage()
  const { rankedPlaceIds: ranked } = request
  const nameFor = (id: string) => places.find(({ placeId }) => placeId === id)?.name ?? '–'
  return (
    <section>
      <h2>{t(words.title)}</h2>
      {ranked.length === 0 ? (
        <p>{t(words.none)}</p>
      ) : (
        <ol>
          {ranked.map((placeId) => (
            <li key={placeId}>
              <a href={`/housing/places/${placeId}`}>{nameFor(placeId)}</a>
            </li>
          ))}
        </ol>
      )}
      {mayRank ? <RankingForm {...props} /> : null}
    </section>
  )
}

function RankingForm({ request, places, faults, form }: RankingProps) {
  const { t } = usePage()
  const error = faultOf(faults, 'rank-1')
  const ranked = error ? form.getAll('placeId') : request.rankedPlaceIds
  const options = places
    .filter(({ state }) => state !== 'retired')
    .map(({ placeId, name, municipality }) => ({
      value: placeId,
      label: `${name} · ${nameOfMunicipality(municipality)}`,
    }))
  return (
    <FoldedForm
      title={t(words.change)}
      open={error !== undefined}
      hint={t(words.hint)}
      action={`/housing/requests/${request.requestId}/ranking`}
      submit={t(words.save)}
    >
      {RANKS.map((rank) => (
        <Select
          key={rank}
          id={`rank-${rank}`}
          name="placeId"
          label={t(words.rank, { rank })}
          empty="–"
          value={ranked[rank - 1]}
          error={rank === 1 ? error : undefined}
          options={options}
        />
      ))}
    </FoldedForm>
  )
}
