import type { AgendaItem, AgendaReferral } from '../../api/meetings.ts'
import { PostButton } from '../../components/post-button.tsx'
import { ReferralNumber, UrgencyTag } from '../../components/referral-bits.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { decisionKindWords, decisionWords } from '../../words/decisions.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { ruleWords } from '../../words/rule-words.ts'
import { ForeseenEquipe } from '../cases/decision/foreseen-equipe.tsx'
import { AbstainForm } from './abstain-form.tsx'
import { awaitsDecision, isOpen } from './agenda-items.ts'
import { Composition, NeedLevels, Proposed, Seats } from './agenda-parts.tsx'
import { fileHref } from './file-href.ts'
import type { MeetingData } from './meeting-data.ts'
import type { RefusedForm } from './refused-form.ts'

type ItemProps = { item: AgendaItem; data: MeetingData }
type CardProps = ItemProps & { refused: RefusedForm | null }

export function AgendaItemCard({ item, data, refused }: CardProps) {
  if (!item.referral) return <Nameless item={item} />
  return <ReferralItem item={item} referral={item.referral} data={data} refused={refused} />
}

/** A topic, or a household without identity: words, or how it is composed where the table may read that. */
function Nameless({ item }: { item: AgendaItem }) {
  const { t } = usePage()
  const { subject, composition } = item
  return (
    <article class="desk-card">
      <h3>{subject ?? t(words.unnamed)}</h3>
      {composition ? (
        <>
          <p>
            <Composition of={composition} />
          </p>
          <NeedLevels needs={composition.needs} />
        </>
      ) : null}
      <ItemState item={item} />
    </article>
  )
}

function ReferralItem({ item, referral, data, refused }: CardProps & { referral: AgendaReferral }) {
  const { t, pick } = usePage()
  const { households, people, equipes, mayLead } = data
  const equipe = equipes.get(referral.referralId)
  return (
    <article class="desk-card desk-agenda-item">
      <h3>
        <ReferralNumber number={referral.number} href={fileHref(referral)} />
        {' · '}
        {households.of(referral.householdId) ?? '–'}
      </h3>
      <p class="desk-inline-actions">
        {item.urgency ? <UrgencyTag urgency={item.urgency} /> : null}
        {item.kind === 'new-referral' && !referral.fileReady && isOpen(item) ? (
          <Tag kind="waiting">{t(words.notReady)}</Tag>
        ) : null}
        {referral.betweenMeetings && isOpen(item) ? <Tag kind="new">{t(words.betweenMeetings)}</Tag> : null}
        {item.deferrals > 0 ? <Tag>{t(words.deferrals, { count: item.deferrals })}</Tag> : null}
        <ItemState item={item} />
      </p>
      <p>
        <Composition of={referral.composition} />
      </p>
      <NeedLevels needs={referral.composition.needs} />
      <SummaryList
        rows={[
          {
            label: t(words.why),
            value: (
              <>
                {pick(ruleWords(data.meeting.territory, referral.rule))}
                {referral.rule.facts.length > 0 ? (
                  <span class="desk-muted"> ({referral.rule.facts.join(', ')})</span>
                ) : null}
              </>
            ),
          },
          {
            label: t(item.kind === 'new-referral' ? words.proposedManager : words.manager),
            value: <Proposed managers={referral.caseManagers} people={people} />,
          },
          { label: t(words.equipe), value: <Seats seats={referral.equipe} /> },
          { label: t(words.prepares), value: people.of(referral.preparerId) },
        ]}
      />
      {equipe ? <ForeseenEquipe equipe={equipe} people={people} number={referral.number} /> : null}
      <Outcome item={item} referral={referral} data={data} />
      {mayLead && (isOpen(item) || refused?.of === item.agendaItemId) ? (
        <AbstainForm item={item} data={data} refused={refused} />
      ) : null}
    </article>
  )
}

function ItemState({ item }: { item: AgendaItem }) {
  const { t } = usePage()
  if (item.state === 'discussed') return <Tag kind="done">{t(words.discussed)}</Tag>
  if (item.state === 'deferred') return <Tag kind="waiting">{t(words.deferred)}</Tag>
  return null
}

/** What was decided at this meeting, or the way to decide. */
function Outcome({ item, referral, data }: ItemProps & { referral: AgendaReferral }) {
  const { t, date } = usePage()
  const { meeting, people, mayLead } = data
  const standing = meeting.decisions.find(
    ({ referralId, state }) =>
      referralId === referral.referralId && (state === 'recorded' || state === 'final'),
  )
  const about = <span class="visually-hidden">: {referral.number}</span>
  if (standing && awaitsDecision(item)) {
    return (
      <p class="desk-outcome">
        <strong>{t(decisionKindWords[standing.kind])}</strong>
        <span class="desk-muted">
          {' '}
          · {people.of(standing.decidedBy) ?? '–'}, {date(standing.decidedAt, 'moment')}
        </span>
        {mayLead ? (
          <>
            {' '}
            <a href={`/cases/${referral.referralId}/decisions/${standing.decisionId}/correction`}>
              {t(words.correct)}
              {about}
            </a>
          </>
        ) : null}
      </p>
    )
  }
  if (!mayLead || !isOpen(item)) return null
  if (item.kind === 'new-referral') return <ToDecide referral={referral} data={data} />
  if (item.kind === 'ratification') return <Ratify referral={referral} meetingId={meeting.meetingId} />
  const file = fileHref(referral)
  if (!file) return null
  return (
    <p>
      <a href={file}>
        {t(words.readFile)}
        {about}
      </a>
    </p>
  )
}

/** The way to decide, for who may today; others read who does. */
function ToDecide({ referral, data }: { referral: AgendaReferral; data: MeetingData }) {
  const { t, date } = usePage()
  const { meeting, people, deciders } = data
  const decider = deciders.get(referral.referralId)
  const elsewhere = decider?.atTheTable === false ? decider : null
  const decision = `/cases/${referral.referralId}/decision`
  return (
    <>
      {elsewhere ? (
        <p>
          {t(decisionWords.notChair, {
            name: people.of(elsewhere.chairId) ?? t(decisionWords.somebody),
            date: date(elsewhere.since),
          })}
        </p>
      ) : null}
      {elsewhere && !elsewhere.betweenMeetings ? null : (
        <div class="desk-actions">
          <a class="btn btn-primary" href={elsewhere ? decision : `${decision}?meeting=${meeting.meetingId}`}>
            {t(elsewhere ? words.decideBefore : words.decide)}
            <span class="visually-hidden">: {referral.number}</span>
          </a>
        </div>
      )}
    </>
  )
}

/** What was decided between meetings, to be read and ratified by the table. */
function Ratify({ referral, meetingId }: { referral: AgendaReferral; meetingId: string }) {
  const { t } = usePage()
  return (
    <div class="desk-actions">
      <PostButton
        action={`/cases/${referral.referralId}/ratification`}
        label={t(words.ratify)}
        about={referral.number}
        kind="primary"
        size="md"
        values={{ meeting: meetingId }}
      />
      {referral.mayRead ? (
        <a class="btn btn-outline-primary" href={`/cases/${referral.referralId}/decisions`}>
          {t(words.readDecision)}
          <span class="visually-hidden">: {referral.number}</span>
        </a>
      ) : null}
    </div>
  )
}
