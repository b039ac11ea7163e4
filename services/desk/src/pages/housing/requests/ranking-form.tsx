import type { HousingRequestDetail } from '../../../api/housing-requests.ts'
import type { Place } from '../../../api/places.ts'
import { FoldedForm } from '../../../components/folded-form.tsx'
import { Select } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { rankingWords as words } from '../../../words/ranking.ts'
import { nameOfMunicipality } from '../../referrals/form/places.ts'

/** As many as a person says without a list before them. */
const RANKS = [1, 2, 3, 4, 5] as const

type RankingProps = { request: HousingRequestDetail; places: readonly Place[]; mayRank: boolean }

/** What the household itself would rather have: shown to all, written down by who speaks with it. */
export function Ranking({ request, places, mayRank }: RankingProps) {
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
      {mayRank ? <RankingForm request={request} places={places} /> : null}
    </section>
  )
}

function RankingForm({ request, places }: Omit<RankingProps, 'mayRank'>) {
  const { t } = usePage()
  const options = places
    .filter(({ state }) => state !== 'retired')
    .map(({ placeId, name, municipality }) => ({
      value: placeId,
      label: `${name} · ${nameOfMunicipality(municipality)}`,
    }))
  return (
    <FoldedForm
      title={t(words.change)}
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
          value={request.rankedPlaceIds[rank - 1]}
          options={options}
        />
      ))}
    </FoldedForm>
  )
}
