import type { Place } from '../../../api/places.ts'
import { SummaryList } from '../../../components/summary-list.tsx'
import { type PageContext, usePage } from '../../../page/page-context.ts'
import { codeWords } from '../../../words/codes.ts'
import { housingWords, placeKindWords } from '../../../words/housing.ts'
import { blockReasonWords, placeWords as words } from '../../../words/housing-place.ts'
import { nameOfMunicipality } from '../../referrals/form/places.ts'
import { Size } from './places-view.tsx'

type Say = Pick<PageContext, 't' | 'date'>

/** What a place is like, and who may live in it. */
export function PlaceFacts({ place }: { place: Place }) {
  const { t, date } = usePage()
  const say = { t, date }
  return (
    <SummaryList
      rows={[
        { label: t(housingWords.kind), value: t(placeKindWords(place.kind)) },
        { label: t(housingWords.size), value: <Size place={place} /> },
        { label: t(words.municipality), value: nameOfMunicipality(place.municipality) },
        ...(place.address ? [{ label: t(words.address), value: place.address }] : []),
        { label: t(words.sharing), value: sharing(place, say) },
        { label: t(words.access), value: access(place, say) },
        { label: t(words.whoMay), value: whoMay(place, say) },
        { label: t(words.stayLimit), value: stay(place, say) },
        ...(place.entryFrom || place.entryUntil ? [{ label: t(words.entry), value: entry(place, say) }] : []),
        { label: t(words.rules), value: rules(place, say) },
        ...(place.blockedReason
          ? [{ label: t(words.reason), value: t(blockReasonWords(place.blockedReason)) }]
          : []),
      ]}
    />
  )
}

const sharing = ({ sharing: shared }: Place, { t }: Say) =>
  shared ? t(words.sharedBy, { count: shared.maxHouseholds }) : t(words.notShared)

function access({ accessible, groundFloorOrLift }: Place, { t }: Say): string {
  if (accessible) return t(words.accessible)
  return t(groundFloorOrLift ? words.groundFloor : words.stairs)
}

function whoMay({ legalStatuses, householdTypes, womenOnly, reserveForUrgent }: Place, { t }: Say): string {
  const said = [
    ...(householdTypes ?? []).map((code) => t(codeWords('householdType', code))),
    ...(legalStatuses ?? []).map((code) => t(codeWords('legalStatus', code))),
    ...(womenOnly ? [t(words.womenOnly)] : []),
    ...(reserveForUrgent ? [t(words.urgentOnly)] : []),
  ]
  return said.length > 0 ? said.join(', ') : t(words.everybody)
}

const stay = ({ stayLimitMonths: count }: Place, { t }: Say) =>
  count === null ? t(words.noLimit) : t(words.months, { count })

const entry = ({ entryFrom, entryUntil }: Place, { t, date }: Say) =>
  [
    ...(entryFrom ? [t(words.entryFrom, { date: date(entryFrom) })] : []),
    ...(entryUntil ? [t(words.entryUntil, { date: date(entryUntil) })] : []),
  ].join(' ')

const rules = ({ petsAllowed, smokingAllowed }: Place, { t }: Say) =>
  [t(petsAllowed ? words.pets : words.noPets), t(smokingAllowed ? words.smoking : words.noSmoking)].join(', ')
