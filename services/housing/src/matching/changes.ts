import type { MatchPlace, MatchRequest, Text } from './types.ts'

/** A change that would let a household into a place, in words, and what it would make of both. */
export type Easing = { text: Text; size: number; request: MatchRequest; place: MatchPlace }

type Ease = (request: MatchRequest, place: MatchPlace, today: string) => Easing

const DAY_MS = 86_400_000

/**
 * The least change of each rule that can be changed; what is not here (who the household is, where it is to be
 * protected, what it refused) is nobody's to change. `size` orders changes of the same kind: the less, the easier.
 */
const EASES: Readonly<Record<string, Ease>> = {
  beds: (request, place) => {
    const more = Math.max(request.bedPeople - place.beds, request.people - place.beds - place.cots)
    const text = counted(more, ['un letto in più', 'letti in più'], ['one more bed', 'more beds'])
    return { text, size: more, request, place: { ...place, beds: place.beds + more } }
  },
  rooms: (request, place) => {
    const more = request.rooms - place.rooms
    const text = counted(more, ['una stanza in più', 'stanze in più'], ['one more room', 'more rooms'])
    return { text, size: more, request, place: { ...place, rooms: request.rooms } }
  },
  adults: (request, place) => ({
    text: { it: `fino a ${request.adults} adulti ammessi`, en: `up to ${request.adults} adults admitted` },
    size: request.adults,
    request,
    place: { ...place, maxAdults: request.adults },
  }),
  children: (request, place) => ({
    text: {
      it: `fino a ${request.children} minori ammessi`,
      en: `up to ${request.children} children admitted`,
    },
    size: request.children,
    request,
    place: { ...place, maxChildren: request.children },
  }),
  accessible: (request, place) => ({
    text: { it: 'un alloggio accessibile', en: 'an accessible place' },
    size: 3,
    request,
    place: { ...place, accessible: true, accessibleBeds: request.accessiblePeople },
  }),
  'ground-floor-or-lift': (request, place) => ({
    text: { it: 'un piano terra o un ascensore', en: 'a ground floor or a lift' },
    size: 2,
    request,
    place: { ...place, groundFloorOrLift: true },
  }),
  pets: (request, place) => ({
    text: { it: 'animali ammessi', en: 'pets admitted' },
    size: 1,
    request,
    place: { ...place, petsAllowed: true },
  }),
  smoking: (request, place) => ({
    text: { it: 'fumo ammesso', en: 'smoking admitted' },
    size: 1,
    request,
    place: { ...place, smokingAllowed: true },
  }),
  cohousing: (request, place) => ({
    text: { it: 'il nucleo accetta la convivenza', en: 'the household accepts co-housing' },
    size: 1,
    request: { ...request, cohousing: 'yes' },
    place,
  }),
  'legal-status': (request, place) => ({
    text: {
      it: 'il progetto accoglie la sua posizione giuridica',
      en: 'the programme takes its legal status',
    },
    size: 3,
    request,
    place: { ...place, legalStatuses: null },
  }),
  'legal-status-unknown': (request, place) => ({
    text: {
      it: 'la posizione giuridica è chiarita e prevista',
      en: 'its legal status is clarified and accepted',
    },
    size: 1,
    request,
    place: { ...place, legalStatuses: null },
  }),
  'household-type': (request, place) => ({
    text: { it: 'l’alloggio si apre al suo tipo di nucleo', en: 'the place opens to its kind of household' },
    size: 3,
    request,
    place: { ...place, householdTypes: null },
  }),
  blocked: (request, place, today) =>
    earlier(place.blockedUntil ?? today, today, (day) => ({
      request,
      place: { ...place, blockedUntil: day },
    })),
  'entry-window': (request, place, today) =>
    place.entryUntil !== null && place.entryUntil < today
      ? longer(place.entryUntil, today, { request, place: { ...place, entryUntil: today } })
      : earlier(place.entryFrom ?? today, request.enterBy ?? today, (day) => ({
          request,
          place: { ...place, entryFrom: day },
        })),
  'stay-limit': (request, place) => {
    const more = (request.stayMonths ?? 0) - (place.stayLimitMonths ?? 0)
    const text = counted(
      more,
      ['un mese di permanenza in più', 'mesi di permanenza in più'],
      ['one more month of stay', 'more months of stay'],
    )
    return { text, size: more, request, place: { ...place, stayLimitMonths: request.stayMonths } }
  },
}

/** The place and the request as one change would have them; null when no change of that rule is anybody's to make. */
export function ease(code: string, request: MatchRequest, place: MatchPlace, today: string): Easing | null {
  return EASES[code]?.(request, place, today) ?? null
}

/** The same place once more. */
export function oneMore(place: MatchPlace): MatchPlace {
  return { ...place, id: `${place.id}+1`, holders: [] }
}

function counted(count: number, it: [one: string, more: string], en: [one: string, more: string]): Text {
  return count === 1 ? { it: it[0], en: en[0] } : { it: `${count} ${it[1]}`, en: `${count} ${en[1]}` }
}

function earlier(
  from: string,
  needed: string,
  changed: (day: string) => Pick<Easing, 'request' | 'place'>,
): Easing {
  const days = Math.round((Date.parse(from) - Date.parse(needed)) / DAY_MS)
  return { text: span(days, 'prima', 'earlier'), size: days / 30, ...changed(needed) }
}

function longer(until: string, needed: string, changed: Pick<Easing, 'request' | 'place'>): Easing {
  const days = Math.round((Date.parse(needed) - Date.parse(until)) / DAY_MS)
  return { text: span(days, 'in più per entrare', 'longer to enter'), size: days / 30, ...changed }
}

/** Days as people say them: whole months from 28 days on. */
function span(days: number, it: string, en: string): Text {
  if (days < 28) return counted(days, [`un giorno ${it}`, `giorni ${it}`], [`one day ${en}`, `days ${en}`])
  const months = Math.ceil(days / 31)
  return counted(months, [`un mese ${it}`, `mesi ${it}`], [`one month ${en}`, `months ${en}`])
}
