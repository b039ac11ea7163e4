import type { EquipeProposal } from '../../../api/cases.ts'
import type { Labels } from '../../../api/labels.ts'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { fieldWords, roleWords } from '../../../words/codes.ts'
import { decisionWords as words } from '../../../words/decisions.ts'
import { meetingWords } from '../../../words/meetings.ts'
import { choiceWords } from '../../../words/reasons.ts'

type Seat = EquipeProposal['seats'][number]
type ForeseenProps = {
  equipe: EquipeProposal
  people: Labels
  /** Of which referral, where several stand on a page. */
  number?: string
}

/** The équipe an admission would form: who in each seat, why, and who came second. */
export function ForeseenEquipe({ equipe, people, number }: ForeseenProps) {
  const { t } = usePage()
  const seats = equipe.seats.filter(
    ({ needed, mode, undecidable }) => needed || mode === 'on-call' || undecidable.length > 0,
  )
  return (
    <details class="desk-disclosure">
      <summary>
        {t(words.equipe)} ({seats.length}){number ? <span class="visually-hidden">: {number}</span> : null}
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
