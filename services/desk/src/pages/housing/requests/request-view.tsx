import { randomUUID } from 'node:crypto'
import type { Place } from '../../../api/places.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { UrgencyTag } from '../../../components/referral-bits.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { causeWords, housingWords } from '../../../words/housing.ts'
import { matchingWords, preferenceWords } from '../../../words/matching.ts'
import { offerWords as words } from '../../../words/offers.ts'
import { stayWords } from '../../../words/stay.ts'
import { Reasons } from '../reasons.tsx'
import { OtherPlaceForm } from './other-place-form.tsx'
import { PromiseForm } from './promise-form.tsx'
import { Ranking } from './ranking-form.tsx'
import type { OtherPlace, RequestData } from './request-pages.ts'
import { RequestStateTag } from './requests-view.tsx'
import { StayForm } from './stay-form.tsx'

type RequestProps = {
  data: RequestData
  faults: readonly FormFault[]
  given: OtherPlace
  form: URLSearchParams
}

export function RequestView({ data, faults, given, form }: RequestProps) {
  const { t } = usePage()
  const { request, places, mayOffer } = data
  return (
    <>
      <ErrorSummary faults={faults} />
      <Standing data={data} />
      {request.openOfferId ? (
        <Notice>
          {t(words.openOffer)} <a href={`/housing/offers/${request.openOfferId}`}>{t(words.toOffer)}</a>
        </Notice>
      ) : null}
      <Proposal data={data} />
      {request.reasons.length > 0 ? (
        <section>
          <h2>{t(words.noPlace)}</h2>
          <p class="desk-text">{t(words.noPlaceText)}</p>
          <Reasons reasons={request.reasons} names={namesOf(places)} />
        </section>
      ) : null}
      {mayOffer ? <OtherPlaceForm data={data} faults={faults} given={given} /> : null}
      <Ranking request={request} places={places} mayRank={data.mayRank} faults={faults} form={form} />
      {data.mayRank ? <StayForm request={request} faults={faults} form={form} /> : null}
      {data.mayPromise ? <PromiseForm requestId={request.requestId} faults={faults} form={form} /> : null}
    </>
  )
}

function Standing({ data: { request } }: { data: RequestData }) {
  const { t, date } = usePage()
  return (
    <SummaryList
      rows={[
        { label: t(housingWords.state), value: <RequestStateTag state={request.state} /> },
        { label: t(housingWords.urgency), value: <UrgencyTag urgency={request.urgency} /> },
        { label: t(housingWords.cause), value: t(causeWords[request.cause]) },
        { label: t(housingWords.people), value: request.people },
        { label: t(housingWords.rooms), value: request.rooms },
        {
          label: t(stayWords.label),
          value:
            request.stayMonths === null
              ? t(stayWords.unknown)
              : t(stayWords.months, { months: request.stayMonths }),
        },
        { label: t(housingWords.since), value: date(request.openedAt) },
      ]}
    />
  )
}

function Proposal({ data: { request, places, mayOffer } }: { data: RequestData }) {
  const { t } = usePage()
  const { proposal } = request
  if (!proposal) return null
  const place = places.find(({ placeId }) => placeId === proposal.placeId)
  return (
    <section class="desk-card">
      <h2>
        {t(words.proposal)}: <a href={`/housing/places/${proposal.placeId}`}>{place?.name}</a>
      </h2>
      <p class="desk-text">{t(words.proposalText)}</p>
      <h3>{t(matchingWords.why)}</h3>
      <ul>
        <li>{t(matchingWords.fits)}</li>
        {proposal.points.map(({ code, points }) => (
          <li key={code}>{t(matchingWords.points, { text: t(preferenceWords(code)), points })}</li>
        ))}
      </ul>
      {mayOffer ? (
        <div class="desk-actions">
          <PostButton
            action={`/housing/requests/${request.requestId}/offer`}
            label={t(words.offerThis)}
            kind="primary"
            size="md"
            values={{ placeId: proposal.placeId, key: randomUUID() }}
          />
          <a href={`/housing/runs/${proposal.runId}`}>{t(words.seeRun)}</a>
        </div>
      ) : null}
    </section>
  )
}

export function namesOf(places: readonly Place[]): ReadonlyMap<string, string> {
  return new Map(places.map(({ placeId, name }) => [placeId, name]))
}
