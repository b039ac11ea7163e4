import { Notice } from '../../../components/notice.tsx'
import { ReferralNumber, StateTag, UrgencyTag } from '../../../components/referral-bits.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { fieldWords, roleWords } from '../../../words/codes.ts'
import { decisionWords as words } from '../../../words/decisions.ts'
import { meetingWords } from '../../../words/meetings.ts'
import { choiceWords } from '../../../words/reasons.ts'
import { Composition, NeedLevels, Proposed } from '../../tables/agenda-parts.tsx'
import { compositionOf } from '../composition-of.ts'
import type { DecisionData } from './decision-data.ts'

/** What a table looks at before it decides: the case in brief, who would follow it, with whom. */
export function DecisionHead({ data }: { data: DecisionData }) {
  const { t } = usePage()
  const { file, people, households, managers } = data
  const active = managers.items.filter(({ state }) => ACTIVE.has(state))
  return (
    <>
      <h2>{t(words.summary)}</h2>
      <p class="desk-inline-actions">
        <ReferralNumber number={file.referralNumber} href={`/cases/${file.referralId}`} />
        <strong>{households.of(file.householdId) ?? '–'}</strong>
        <UrgencyTag urgency={file.urgency} />
        <StateTag state={file.standing.state} />
      </p>
      {file.standing.state === 'routed' || file.standing.state === 'under-review' ? (
        <Notice>{t(words.notReady)}</Notice>
      ) : null}
      <p>
        <Composition of={compositionOf(file.facts)} />
      </p>
      <NeedLevels needs={file.facts.needs} />
      <SummaryList
        rows={[
          {
            label: t(meetingWords.why),
            value: (
              <>
                {file.rule.summary}
                {file.rule.facts.length > 0 ? (
                  <span class="desk-muted"> ({file.rule.facts.join(', ')})</span>
                ) : null}
              </>
            ),
          },
          {
            label: t(meetingWords.proposedManager),
            value: <Proposed managers={active} people={people} />,
          },
          { label: t(meetingWords.prepares), value: people.of(file.preparerId) },
        ]}
      />
      <ForeseenEquipe data={data} />
    </>
  )
}

const ACTIVE = new Set(['proposed', 'confirmed', 'handing-over', 'interim'])

type Seat = DecisionData['equipe']['seats'][number]

function ForeseenEquipe({ data: { equipe, people } }: { data: DecisionData }) {
  const { t } = usePage()
  const seats = equipe.seats.filter(
    ({ needed, mode, undecidable }) => needed || mode === 'on-call' || undecidable.length > 0,
  )
  return (
    <details class="desk-disclosure">
      <summary>
        {t(words.equipe)} ({seats.length})
      </summary>
      <div class="desk-disclosure-body">
        <Table
          caption={t(words.equipe)}
          captionHidden
          rows={seats}
          keyOf={({ key }) => key}
          columns={[
            { key: 'seat', label: t(words.seat), cell: ({ role }) => t(roleWords(role)) },
            {
              key: 'person',
              label: t(words.person),
              cell: (seat) => people.of(seat.personId) ?? <Unfilled seat={seat} />,
            },
            {
              key: 'why',
              label: t(words.why),
              cell: ({ reasons, runnerUpId }) =>
                [
                  ...reasons.map((reason) => t(choiceWords(reason))),
                  ...(runnerUpId ? [t(meetingWords.insteadOf, { name: people.of(runnerUpId) ?? '–' })] : []),
                ].join('; ') || '–',
            },
          ]}
        />
      </div>
    </details>
  )
}

function Unfilled({ seat: { mode, needed, undecidable } }: { seat: Seat }) {
  const { t } = usePage()
  if (mode === 'on-call')
    return <span class="desk-muted">{t(needed ? words.callSuggested : words.onCall)}</span>
  if (undecidable.length > 0) {
    const fields = undecidable.map((field) => t(fieldWords(field))).join(', ')
    return <span class="desk-muted">{t(words.toFindOut, { fields })}</span>
  }
  return <span class="desk-muted">{t(needed ? words.vacant : words.notNeeded)}</span>
}
