import { latestProfile } from '@intarsi/territories'
import type { Contact, ReferralAnswer } from '../../../api/referral-answer.ts'
import { NextStep, ReferralNumber, StateTag, UrgencyTag } from '../../../components/referral-bits.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { peopleWords } from '../../../words/case-people.ts'
import { meetingWords } from '../../../words/meetings.ts'
import { overlapWords } from '../../../words/overlaps.ts'
import { reasonWords } from '../../../words/reasons.ts'
import {
  decisionWords,
  enteredAsWords,
  holderWords,
  managerStatusWords,
  referralWords as words,
} from '../../../words/referrals.ts'
import { ruleWords } from '../../../words/rule-words.ts'
import { TERRITORY_CHOICES } from '../form/choices.ts'
import { labelOf } from '../form/display.ts'
import type { OwnReferral } from './own-data.ts'

/** Where a referral is, who has it, since when, and what comes next. */
export function Standing({ own }: { own: OwnReferral }) {
  const { t, date, pick } = usePage()
  const { referral, personOf } = own
  const { standing } = referral
  const { meeting, rule, preparerId, referencePerson, decision } = standing
  return (
    <SummaryList
      rows={[
        { label: t(words.state), value: <StateTag state={referral.state} /> },
        { label: t(words.next), value: <NextStep step={referral.nextStep} on={referral.nextStepOn} /> },
        ...(hasLeftAll(referral) ? [] : [{ label: t(words.holder), value: <Holder own={own} /> }]),
        { label: t(words.since), value: date(sinceOf(own), 'moment') },
        { label: t(words.territory), value: <Territory own={own} /> },
        ...(meeting ? [{ label: t(words.meeting), value: <Meeting own={own} /> }] : []),
        ...(rule ? [{ label: t(words.why), value: pick(ruleWords(referral.territory, rule)) }] : []),
        ...(standing.gate ? [{ label: t(words.waitsFor), value: <Gate own={own} /> }] : []),
        ...(decision ? [{ label: t(words.decision), value: decisionText(decision.kind, t) }] : []),
        ...(own.answer?.joinedTo
          ? [{ label: t(overlapWords.joinedTo), value: <Joined {...own.answer.joinedTo} /> }]
          : []),
        ...(own.answer?.advice ? [{ label: t(words.advice), value: own.answer.advice }] : []),
        ...(own.answer?.destination
          ? [{ label: t(words.destination), value: <Destination of={own.answer.destination} /> }]
          : []),
        ...(preparerId
          ? [
              {
                label: t(words.preparer),
                value: <Named name={personOf(preparerId)} contact={own.answer?.preparer ?? null} />,
              },
            ]
          : []),
        ...(referral.entered
          ? [{ label: t(words.enteredBy), value: <Entered {...referral.entered} /> }]
          : []),
        ...managers(own, t),
        { label: t(words.reference), value: personOf(referencePerson.personId) },
        { label: t(words.urgency), value: <UrgencyTag urgency={referral.urgency} /> },
      ]}
    />
  )
}

function Joined({ referralId, referralNumber, hasCase }: NonNullable<ReferralAnswer['joinedTo']>) {
  const { t } = usePage()
  const which = t(hasCase ? overlapWords.theOpenCase : overlapWords.anotherReferral)
  if (!referralNumber) return <>{which}</>
  return (
    <>
      <ReferralNumber number={referralNumber} href={referralId && `/referrals/${referralId}`} />{' '}
      <span class="desk-hint">{which}</span>
    </>
  )
}

type Translate = ReturnType<typeof usePage>['t']

function decisionText(kind: string, t: Translate): string {
  const known = decisionWords[kind]
  return known ? t(known) : kind
}

function managers({ referral, personOf, answer }: OwnReferral, t: Translate) {
  return referral.standing.caseManagers.map(({ personId, seat, status }) => ({
    label: t(seat === 'liaison' ? peopleWords.liaison : words.managers),
    value: (
      <Named
        name={`${personOf(personId) ?? '–'} (${t(managerStatusWords[status])})`}
        contact={answer?.caseManagers.find((one) => one.personId === personId) ?? null}
      />
    ),
  }))
}

const UNDECIDED: ReadonlySet<string> = new Set(['routed', 'under-review', 'info-requested', 'ready'])

/** What is urgent need not wait for the meeting (4.10). */
function Meeting({ own: { referral } }: { own: OwnReferral }) {
  const { t, date } = usePage()
  const { urgency, state, standing } = referral
  const mayBeSooner = (urgency === 'U0' || urgency === 'U1') && UNDECIDED.has(state)
  return (
    <>
      {standing.meeting ? date(standing.meeting.startsAt, 'moment') : null}
      {mayBeSooner ? <span class="desk-hint"> {t(meetingWords.betweenMeetings)}</span> : null}
    </>
  )
}

/** In which role it was written down, and from what. */
function Entered({ as, channel }: NonNullable<OwnReferral['referral']['entered']>) {
  const { t, language } = usePage()
  return <>{`${t(enteredAsWords[as])} (${labelOf('channel', channel, language)})`}</>
}

/** Somebody and how to reach them. */
function Named({ name, contact }: { name: string | null; contact: Contact | null }) {
  const { phone, email } = contact ?? {}
  return (
    <>
      {name ?? contact?.name ?? '–'}
      {phone ? (
        <>
          {' · '}
          <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
        </>
      ) : null}
      {email ? (
        <>
          {' · '}
          <a href={`mailto:${email}`}>{email}</a>
        </>
      ) : null}
    </>
  )
}

/** Where the household is sent, whom to ask for there, why, and who answered. */
function Destination({ of }: { of: NonNullable<ReferralAnswer['destination']> }) {
  const { t, date } = usePage()
  const { service, person, contact, reason, answeredBy, answeredOn } = of
  return (
    <>
      {[service, person, contact].join(' · ')}
      <span class="desk-hint"> {t(reasonWords(reason))}</span>
      {answeredBy && answeredOn ? (
        <span class="desk-hint">
          {' '}
          {t(words.answeredThere, { person: answeredBy, date: date(answeredOn) })}
        </span>
      ) : null}
    </>
  )
}

/** When it came to where it is now: the last fact that moved it. */
function sinceOf({ referral }: OwnReferral): string {
  const moved = referral.history.filter(({ type }) => MOVES.has(type)).at(-1)
  return moved?.at ?? referral.submittedAt
}

const MOVES = new Set(['referral-routed', 'referral-moved', 'decision-recorded'])

/** Nobody has it: on its way in nobody has it yet, and closed nobody any more. */
const hasLeftAll = ({ state, standing }: OwnReferral['referral']) =>
  standing.holder.kind === 'none' && state !== 'submitted'

function Holder({ own }: { own: OwnReferral }) {
  const { t } = usePage()
  const { holder } = own.referral.standing
  if (holder.kind === 'person') return <>{own.personOf(holder.id) ?? '–'}</>
  const known = holderWords[holder.kind]
  const name = own.tableOf(holder.id)
  return <>{name ?? (known ? t(known) : holder.kind)}</>
}

/** The gate that holds it, in the words of the territory's profile, and the date on which it ends by itself. */
function Gate({ own: { referral } }: { own: OwnReferral }) {
  const { t, date, pick } = usePage()
  const { gate } = referral.standing
  const known = latestProfile(referral.territory).gates.find(({ id }) => id === gate?.id)
  return (
    <>
      {known ? pick(known) : gate?.id}
      {gate?.until ? (
        <span class="desk-muted"> {t(words.waitsUntil, { date: date(gate.until) })}</span>
      ) : null}
    </>
  )
}

/** Where nothing waits for a territory any more. */
const OVER: ReadonlySet<string> = new Set([
  'admitted',
  'handed-over',
  'advised',
  'joined',
  'withdrawn',
  'void',
])

function Territory({ own: { referral } }: { own: OwnReferral }) {
  const { t, pick } = usePage()
  const nameOf = (code: string | null) => {
    const choice = TERRITORY_CHOICES.find((one) => one.code === code)
    return choice ? pick(choice.label) : (code ?? '')
  }
  const { territory, competence } = referral
  return (
    <>
      {nameOf(territory)}
      {competence.disputedWith && !OVER.has(referral.state) ? (
        <span class="desk-hint"> {t(words.disputed, { territory: nameOf(competence.disputedWith) })}</span>
      ) : null}
    </>
  )
}
