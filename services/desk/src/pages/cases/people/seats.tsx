import type { Equipe, Seat } from '../../../api/equipes.ts'
import { nameOf } from '../../../api/people.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { SEAT_TAGS, seatStateWords, peopleWords as words } from '../../../words/case-people.ts'
import { areaWords, roleWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { choiceWords } from '../../../words/reasons.ts'
import type { PeopleProps } from './people-view.tsx'

export type SeatsProps = PeopleProps & { equipe: Equipe }

const shownSeats = ({ seats }: Equipe) => seats.filter(({ state }) => state !== 'ended')

/** The seats that the territory's model gives this household, vacant ones too. */
export function Seats(props: SeatsProps) {
  const { frame, equipe } = props
  const { t } = usePage()
  return (
    <Table
      caption={t(words.equipe)}
      captionHidden
      rows={shownSeats(equipe)}
      keyOf={({ seatId }) => seatId}
      columns={[
        {
          key: 'role',
          label: t(words.seat),
          cell: ({ role, onCall }) => (
            <>
              {t(roleWords(role))}
              {onCall ? <span class="desk-muted"> ({t(words.onCall)})</span> : null}
            </>
          ),
        },
        { key: 'person', label: t(words.person), cell: (seat) => <Sitting frame={frame} seat={seat} /> },
        {
          key: 'areas',
          label: t(words.areas),
          cell: ({ areas }) => areas.map((area) => t(areaWords[area])).join(', ') || '–',
        },
        {
          key: 'state',
          label: t(words.state),
          cell: (seat) => <State seat={seat} />,
        },
        { key: 'step', label: t(words.step), cell: (seat) => <Steps {...props} seat={seat} /> },
      ]}
    />
  )
}

/** Of a vacant seat why it is vacant; nobody is told why somebody is away. */
function State({ seat: { state, vacancyReason } }: { seat: Seat }) {
  const { t } = usePage()
  return (
    <>
      <Tag kind={SEAT_TAGS[state]}>{t(seatStateWords[state])}</Tag>
      {state === 'open' && vacancyReason ? (
        <span class="desk-muted"> {t(choiceWords(vacancyReason))}</span>
      ) : null}
    </>
  )
}

function Sitting({ frame: { people }, seat }: Pick<PeopleProps, 'frame'> & { seat: Seat }) {
  const { t } = usePage()
  const { personId, delegateId } = seat
  return (
    <>
      {people.of(personId) ?? '–'}
      {people.bodyOf(personId) ? <span class="desk-muted"> · {people.bodyOf(personId)}</span> : null}
      {delegateId ? (
        <span class="desk-muted"> ({t(words.delegate, { name: people.of(delegateId) ?? '–' })})</span>
      ) : null}
    </>
  )
}

/** What who sits there, or who leads the case, may do with one button. */
function Steps({ frame, seat }: SeatsProps & { seat: Seat }) {
  const { t, person } = usePage()
  const { seatId, state, personId, role } = seat
  const action = `/cases/${frame.household.referralId}/people/seats/${seatId}`
  const mine = person !== null && person.personId === personId
  const step =
    mine && state === 'proposed'
      ? (['acceptance', words.acceptSeat] as const)
      : mine && state === 'called'
        ? (['engagement', words.takeCall] as const)
        : mine && state === 'away'
          ? (['return', words.back] as const)
          : frame.household.mayManage && (state === 'called' || state === 'engaged')
            ? (['release', words.release] as const)
            : null
  if (!step) return <>–</>
  return <PostButton action={`${action}/${step[0]}`} label={t(step[1])} about={t(roleWords(role))} />
}

/** Who sits there says that they are away, and who answers meanwhile. */
export function OwnAbsence({ frame, equipe, staff }: SeatsProps) {
  const { t, person } = usePage()
  const mine = shownSeats(equipe).filter(
    ({ personId, state }) => person?.personId === personId && state === 'active',
  )
  return (
    <>
      {mine.map(({ seatId, role }) => (
        <Disclosure key={seatId} title={t(words.beAway, { seat: t(roleWords(role)) })}>
          <form
            class="desk-form"
            method="post"
            action={`/cases/${frame.household.referralId}/people/seats/${seatId}/absence`}
          >
            <Csrf />
            <Select
              id={`delegate-${seatId}`}
              name="delegateId"
              label={t(words.delegateWho)}
              hint={t(words.delegateHint)}
              empty={t(words.nobody)}
              options={staff
                .filter(({ personId }) => personId !== person?.personId)
                .map((one) => ({ value: one.personId, label: nameOf(one) }))}
            />
            <button type="submit" class="btn btn-primary">
              {t(words.away)}
            </button>
          </form>
        </Disclosure>
      ))}
    </>
  )
}

/** Somebody for a vacant seat, instead of somebody, or for a seat on call; always with a reason. */
export function FillSeat({ frame, equipe, staff, tried, answers: { form } }: SeatsProps) {
  const { t } = usePage()
  if (!frame.household.mayManage) return null
  const faults = tried.form === 'seat' ? tried.faults : []
  return (
    <Disclosure title={t(words.fill)} open={faults.length > 0}>
      <form
        class="desk-form"
        method="post"
        action={`/cases/${frame.household.referralId}/people/seats`}
        novalidate
      >
        <p class="desk-text">{t(words.fillHint)}</p>
        <Csrf />
        <Select
          id="seatId"
          label={t(words.whichSeat)}
          empty={t(common.choose)}
          value={form.get('seatId')}
          error={faultOf(faults, 'seatId')}
          options={shownSeats(equipe).map(({ seatId, role, state }) => ({
            value: seatId,
            label: `${t(roleWords(role))} · ${t(seatStateWords[state])}`,
          }))}
        />
        <Select
          id="seatPerson"
          label={t(words.person)}
          empty={t(words.best)}
          value={form.get('seatPerson')}
          options={staff.map((one) => ({ value: one.personId, label: nameOf(one) }))}
        />
        <TextField
          id="seatReason"
          label={t(words.reason)}
          maxlength={1000}
          value={form.get('seatReason')}
          error={faultOf(faults, 'seatReason')}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.fill)}
        </button>
      </form>
    </Disclosure>
  )
}
