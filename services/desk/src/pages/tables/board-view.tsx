import type { Urgency } from '@intarsi/contracts'
import type { Labels } from '../../api/labels.ts'
import type { BoardCard, BoardColumn } from '../../api/tables.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Notice } from '../../components/notice.tsx'
import { Paging } from '../../components/paging.tsx'
import { NextStep, ReferralNumber, StateTag, UrgencyTag } from '../../components/referral-bits.tsx'
import { Tag } from '../../components/tag.tsx'
import { UrgencyChoice } from '../../components/urgency-choice.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { decisionKindWords } from '../../words/decisions.ts'
import { columnWords, tableWords as words } from '../../words/tables.ts'
import { fileHref } from './file-href.ts'
import { TableNav } from './table-parts.tsx'

type BoardProps = {
  tableId: string
  /** Its cards are not for who looks: nobody is named at this table. */
  withheld: boolean
  columns: readonly BoardColumn[]
  /** A column on a page of its own. */
  only: BoardColumn['column'] | null
  /** The only urgency that is shown. */
  urgency: Urgency | undefined
  households: Labels
  people: Labels
}

/** Lists side by side: read and moved by keyboard, since each card is a link and its step a page. */
export function BoardView({ tableId, withheld, columns, only, urgency, households, people }: BoardProps) {
  const { t } = usePage()
  return (
    <>
      <TableNav tableId={tableId} current="board" />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      {withheld ? <Notice>{t(words.withoutNames)}</Notice> : null}
      <FilterForm
        action={`/tables/${tableId}/board`}
        whole={urgency !== undefined && addressOf(tableId, { only })}
      >
        {only ? <input type="hidden" name="column" value={only} /> : null}
        <UrgencyChoice value={urgency} />
      </FilterForm>
      <div class={only ? 'desk-board is-single' : 'desk-board'}>
        {columns.map((column) => (
          <section key={column.column} class="desk-board-column" aria-labelledby={`column-${column.column}`}>
            <h2 id={`column-${column.column}`}>
              {t(columnWords[column.column])} <span class="desk-board-count">{column.count}</span>
            </h2>
            {column.items.length === 0 && !withheld ? (
              <p class="desk-muted">{t(urgency ? common.noMatch : words.emptyColumn)}</p>
            ) : null}
            <ul class="desk-board-cards">
              {column.items.map((card) => (
                <li key={card.referralId}>
                  <Card card={card} households={households} people={people} />
                </li>
              ))}
            </ul>
            {column.next && !only ? (
              <a href={addressOf(tableId, { only: column.column, urgency })}>
                {t(words.showAll, { count: column.count })}
              </a>
            ) : null}
          </section>
        ))}
      </div>
      {only ? (
        <>
          <Paging next={columns[0]?.next ?? null} />
          <p>
            <a href={addressOf(tableId, { only: null, urgency })}>{t(words.backToBoard)}</a>
          </p>
        </>
      ) : null}
    </>
  )
}

type Shown = { only: BoardProps['only']; urgency?: BoardProps['urgency'] }

function addressOf(tableId: string, { only, urgency }: Shown): string {
  const query = new URLSearchParams({ ...(only ? { column: only } : {}), ...(urgency ? { urgency } : {}) })
  return `/tables/${tableId}/board${query.size > 0 ? `?${query}` : ''}`
}

type CardProps = { card: BoardCard } & Pick<BoardProps, 'households' | 'people'>

function Card({ card, households, people }: CardProps) {
  const { t, date } = usePage()
  const { number, decision, meeting, preparerId } = card
  const preparer = people.of(preparerId)
  const remarks = [
    t(words.waitsSince, { date: date(card.since) }),
    preparer ? t(words.prepares, { name: preparer }) : t(words.nobodyPrepares),
    meeting ? t(words.atMeeting, { date: date(meeting.startsAt) }) : null,
    card.noDate ? t(words.withoutDate) : null,
    card.fieldsMissing > 0 && !decision ? t(words.fieldsMissing, { count: card.fieldsMissing }) : null,
  ]
  return (
    <article class="desk-board-card">
      <h3>
        <ReferralNumber number={number} href={fileHref(card)} />
      </h3>
      <p class="desk-board-name">{households.of(card.householdId) ?? '–'}</p>
      <p class="desk-inline-actions">
        <UrgencyTag urgency={card.urgency} />
        {decision ? (
          <Tag kind="done">{t(decisionKindWords[decision.kind])}</Tag>
        ) : (
          <StateTag state={card.state} />
        )}
      </p>
      {decision ? null : (
        <p>
          <NextStep step={card.nextStep} on={card.nextStepOn} />
        </p>
      )}
      <p class="desk-muted">{remarks.filter((one) => one !== null).join(' · ')}</p>
    </article>
  )
}
