import type { Contact } from '../../../api/contacts.ts'
import type { Labels } from '../../../api/labels.ts'
import type { HeldPlace, Place } from '../../../api/places.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { occupancyWords } from '../../../words/housing.ts'
import { BLOCK_REASONS, placeWords as words } from '../../../words/housing-place.ts'
import { layOut, type TimeWindow } from '../occupancy/lay-out.ts'
import { OccupancyChart } from '../occupancy/occupancy-chart.tsx'
import { Periods } from '../occupancy/periods.tsx'
import { ContactsOfPlace } from './contacts-of-place.tsx'
import { PlaceFacts } from './place-facts.tsx'
import { PlaceState } from './places-view.tsx'

type PlaceProps = {
  place: Place
  /** Null for who does not manage homes: who lives where is not theirs. */
  held: readonly HeldPlace[] | null
  window: TimeWindow
  labels: Labels
  faults: readonly FormFault[]
  until: string | null
  manages: boolean
  /** Null for who does not manage homes: they are identity of third persons. */
  contacts: readonly Contact[] | null
}

export function PlaceView(props: PlaceProps) {
  const { place, held, window, labels, faults, until, manages, contacts } = props
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      <p>
        <PlaceState place={place} />
      </p>
      {held ? (
        <>
          <OccupancyChart rows={layOut(held, window)} window={window} />
          <h2>{t(occupancyWords.who)}</h2>
          <Periods periods={held.flatMap(({ periods }) => periods)} labels={labels} />
        </>
      ) : null}
      <h2>{t(words.about)}</h2>
      <PlaceFacts place={place} />
      {contacts ? <ContactsOfPlace placeId={place.placeId} contacts={contacts} /> : null}
      {manages && place.state !== 'retired' ? (
        <section>
          <h2>{t(words.manage)}</h2>
          <Availability place={place} faults={faults} until={until} />
          <Retire place={place} />
        </section>
      ) : null}
    </>
  )
}

function Availability({ place, faults, until }: Pick<PlaceProps, 'place' | 'faults' | 'until'>) {
  const { t } = usePage()
  const base = `/housing/places/${place.placeId}`
  if (place.state === 'blocked') {
    return (
      <PostButton
        action={`${base}/unblock`}
        label={t(words.unblock)}
        size="md"
        values={{ version: String(place.version) }}
      />
    )
  }
  return (
    <Disclosure title={t(words.block)} open={faults.length > 0}>
      <p class="desk-text">{t(words.blockHint)}</p>
      <form class="desk-form" method="post" action={`${base}/block`}>
        <Csrf />
        <input type="hidden" name="version" value={place.version} />
        <TextField
          id="until"
          type="date"
          label={t(words.until)}
          value={until}
          error={faultOf(faults, 'until')}
        />
        <Select
          id="reason"
          label={t(words.reason)}
          options={Object.entries(BLOCK_REASONS).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.block)}
        </button>
      </form>
    </Disclosure>
  )
}

function Retire({ place }: Pick<PlaceProps, 'place'>) {
  const { t } = usePage()
  return (
    <Disclosure title={t(words.retire)}>
      <p class="desk-text">{t(words.retireHint)}</p>
      <PostButton
        action={`/housing/places/${place.placeId}/retire`}
        label={t(words.retire)}
        kind="danger"
        size="md"
        values={{ version: String(place.version) }}
      />
    </Disclosure>
  )
}
