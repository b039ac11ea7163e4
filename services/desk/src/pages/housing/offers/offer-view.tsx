import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Radios, Select, TextField } from '../../../components/inputs.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { housingWords } from '../../../words/housing.ts'
import {
  HOUSEHOLD_REASONS,
  offerReasonWords,
  PROVIDER_REASONS,
  offerWords as words,
} from '../../../words/offers.ts'
import type { GivenAnswer, OfferData } from './offer-pages.ts'
import { OfferStateTag } from './offers-view.tsx'

type OfferProps = { data: OfferData; faults: readonly FormFault[]; given: GivenAnswer }

export function OfferView({ data, faults, given }: OfferProps) {
  const { offer, manages } = data
  return (
    <>
      <ErrorSummary faults={faults} />
      <Standing data={data} />
      {offer.state === 'open' ? <AnswerForm data={data} faults={faults} given={given} /> : null}
      {offer.state === 'open' && manages ? <Withdrawal offerId={offer.offerId} /> : null}
    </>
  )
}

function Standing({ data: { offer, placeName, number } }: { data: OfferData }) {
  const { t, date } = usePage()
  const side = { household: words.byHousehold, provider: words.byProvider, system: words.bySystem }
  return (
    <SummaryList
      rows={[
        {
          label: t(housingWords.place),
          value: <a href={`/housing/places/${offer.placeId}`}>{placeName}</a>,
        },
        {
          label: t(housingWords.number),
          value: <a href={`/housing/requests/${offer.requestId}`}>{number}</a>,
        },
        { label: t(housingWords.state), value: <OfferStateTag state={offer.state} /> },
        { label: t(words.offeredAt), value: date(offer.offeredAt, 'moment') },
        ...(offer.closedAt
          ? [{ label: t(words.closedAt), value: date(offer.closedAt, 'moment') }]
          : [{ label: t(words.answerBy), value: date(offer.answerBy, 'moment') }]),
        ...(offer.reason && offer.side
          ? [
              {
                label: `${t(words.reason)} ${t(side[offer.side])}`,
                value: t(offerReasonWords(offer.reason)),
              },
            ]
          : []),
      ]}
    />
  )
}

function AnswerForm({ data: { offer }, faults, given }: OfferProps) {
  const { t } = usePage()
  return (
    <form class="desk-form" method="post" action={`/housing/offers/${offer.offerId}/answer`}>
      <Csrf />
      <div class="desk-asking">
        <Radios
          id="answer"
          label={t(words.answer)}
          hint={t(words.answerHint)}
          value={given.answer}
          error={faultOf(faults, 'answer')}
          options={[
            { value: 'accepted', label: t(words.accepted) },
            { value: 'refused', label: t(words.refused), asksMore: true },
          ]}
        />
        <div class="desk-more">
          <Select
            id="reason"
            label={t(words.reason)}
            value={given.reason}
            empty={t(words.chooseReason)}
            error={faultOf(faults, 'reason')}
            options={Object.entries({ ...HOUSEHOLD_REASONS, ...PROVIDER_REASONS }).map(([value, label]) => ({
              value,
              label: t(label),
            }))}
          />
          <TextField
            id="blockedUntil"
            type="date"
            label={t(words.blockedUntil)}
            hint={t(words.blockedUntilHint)}
            value={given.blockedUntil}
            error={faultOf(faults, 'blockedUntil')}
            optional
          />
        </div>
      </div>
      <button type="submit" class="btn btn-primary">
        {t(words.save)}
      </button>
    </form>
  )
}

function Withdrawal({ offerId }: { offerId: string }) {
  const { t } = usePage()
  return (
    <Disclosure title={t(words.withdraw)}>
      <p class="desk-text">{t(words.withdrawHint)}</p>
      <form class="desk-form" method="post" action={`/housing/offers/${offerId}/withdraw`}>
        <Csrf />
        <Select
          id="withdrawReason"
          label={t(words.reason)}
          options={Object.entries(PROVIDER_REASONS).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <TextField
          id="withdrawBlockedUntil"
          type="date"
          label={t(words.blockedUntil)}
          hint={t(words.blockedUntilHint)}
          optional
        />
        <button type="submit" class="btn btn-outline-danger">
          {t(words.withdraw)}
        </button>
      </form>
    </Disclosure>
  )
}
