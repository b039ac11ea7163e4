import type { RunResult } from '../../../api/matching-runs.ts'
import { PostButton } from '../../../components/post-button.tsx'
import { ReferralNumber, UrgencyTag } from '../../../components/referral-bits.tsx'
import { type Column, Table } from '../../../components/table.tsx'
import { type PageContext, usePage } from '../../../page/page-context.ts'
import { housingRequestStateWords, housingWords } from '../../../words/housing.ts'
import { matchingWords as words } from '../../../words/matching.ts'
import { Reasons } from '../reasons.tsx'
import type { RunData } from './run-pages.ts'

type Result = RunResult

/** Who got a place, why it suits, and the button that offers it. */
export function ProposalTable({ data }: { data: RunData }) {
  const { t, pick } = usePage()
  return (
    <Table
      caption={t(words.proposals)}
      captionHidden
      rows={data.page.items}
      keyOf={({ requestId }) => requestId}
      empty={t(words.noProposals)}
      columns={[
        ...household(data, { t }),
        {
          key: 'place',
          label: t(housingWords.place),
          cell: ({ placeId, placeName }) => <a href={`/housing/places/${placeId}`}>{placeName}</a>,
        },
        {
          key: 'why',
          label: t(words.why),
          cell: ({ points }) => (
            <ul class="desk-plain-list">
              <li>{t(words.fits)}</li>
              {points.map(({ code, points: worth, text }) => (
                <li key={code}>{t(words.points, { text: pick(text), points: worth })}</li>
              ))}
            </ul>
          ),
        },
        { key: 'now', label: t(words.now), cell: (row) => <Now result={row} mayOffer={data.mayOffer} /> },
      ]}
    />
  )
}

function household({ labels }: RunData, { t }: Pick<PageContext, 't'>): Column<Result>[] {
  return [
    {
      key: 'number',
      label: t(housingWords.number),
      cell: ({ referralNumber, requestId, householdId }) => (
        <>
          <ReferralNumber number={referralNumber} href={`/housing/requests/${requestId}`} />
          <div class="desk-hint">{labels.of(householdId)}</div>
        </>
      ),
    },
    {
      key: 'urgency',
      label: t(housingWords.urgency),
      cell: ({ urgency }) => <UrgencyTag urgency={urgency} />,
    },
    { key: 'people', label: t(housingWords.people), cell: ({ people }) => people },
  ]
}

const WAITING = new Set(['open', 'proposed', 'no-place'])

function Now({ result, mayOffer }: { result: Result; mayOffer: boolean }) {
  const { t } = usePage()
  const { requestId, requestState, placeId, placeName, referralNumber } = result
  if (mayOffer && WAITING.has(requestState) && placeId) {
    return (
      <PostButton
        action={`/housing/requests/${requestId}/offer`}
        label={t(words.offer)}
        about={t(words.offerAbout, { place: placeName ?? '', number: referralNumber })}
        values={{ placeId }}
      />
    )
  }
  const state = Object.entries(housingRequestStateWords).find(([code]) => code === requestState)?.[1]
  return <>{state ? t(state) : requestState}</>
}

type LeftProps = { data: RunData; names: ReadonlyMap<string, string> }

/** Who got none: why each place does not do, and the smallest change that would. */
export function LeftTable({ data, names }: LeftProps) {
  const { t, pick } = usePage()
  return (
    <Table
      caption={t(words.left)}
      captionHidden
      rows={data.page.items}
      keyOf={({ requestId }) => requestId}
      empty={t(words.noneLeft)}
      columns={[
        ...household(data, { t }),
        {
          key: 'why',
          label: t(words.whyNot),
          cell: ({ reasons }) => <Reasons reasons={reasons} names={names} />,
        },
        {
          key: 'changes',
          label: t(words.whatWould),
          cell: ({ changes }) => (
            <ul class="desk-plain-list">
              {changes.map(({ kind, placeId, text }) => (
                <li key={`${kind} ${placeId} ${text.it}`}>
                  {pick(text)}
                  {placeId && names.has(placeId) ? (
                    <span class="desk-hint"> {names.get(placeId)}</span>
                  ) : null}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
