import type { ReferralState, Urgency } from '@intarsi/contracts'
import type { ComponentChildren } from 'preact'
import type { Labels } from '../../api/labels.ts'
import type { CaseloadRow, Deadline, QueueRow } from '../../api/queues.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Notice } from '../../components/notice.tsx'
import { Paging } from '../../components/paging.tsx'
import { UrgencyChoice } from '../../components/urgency-choice.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { homeWords as words } from '../../words/home.ts'
import { DEADLINE_KINDS, deadlineWords, stateWords } from '../../words/states.ts'
import { HouseholdTable, ReferralTable, TermTable } from './lists.tsx'

type ViewProps<Row> = { items: readonly Row[]; next: string | null; labels: Labels }

/** States in which a referral waits in a queue. */
const WAITING: readonly ReferralState[] = [
  'routed',
  'under-review',
  'info-requested',
  'awaiting-precondition',
  'waiting-until',
  'exclusion-proposed',
  'ready',
  'waiting-list',
  'handing-over',
  'admitted',
]

type QueueProps = ViewProps<QueueRow> & { state: ReferralState | undefined; urgency: Urgency | undefined }

export function MyQueueView({ state, urgency, items, ...list }: QueueProps) {
  const { t } = usePage()
  return (
    <Framed {...list}>
      <Filter
        action="/work/queue"
        choices={[
          {
            id: 'state',
            label: t(words.state),
            value: state,
            options: WAITING.map((value) => ({ value, label: t(stateWords[value]) })),
          },
        ]}
        narrowed={urgency !== undefined}
      >
        <UrgencyChoice value={urgency} />
      </Filter>
      <ReferralTable
        title={t(words.queueTitle)}
        rows={items}
        labels={list.labels}
        empty={t(state || urgency ? common.noMatch : words.toDoNone)}
      />
    </Framed>
  )
}

type TermsProps = ViewProps<Deadline> & { show: 'overdue' | undefined; kind: string | undefined }

export function MyTermsView({ show, kind, items, ...list }: TermsProps) {
  const { t } = usePage()
  return (
    <Framed {...list}>
      <Filter
        action="/work/terms"
        choices={[
          {
            id: 'kind',
            label: t(words.rule),
            value: kind,
            options: DEADLINE_KINDS.map((value) => ({ value, label: t(deadlineWords(value)) })),
          },
          {
            id: 'show',
            label: t(words.show),
            value: show,
            options: [{ value: 'overdue', label: t(words.onlyOverdue) }],
          },
        ]}
      />
      <TermTable
        title={t(words.termsTitle)}
        rows={items}
        labels={list.labels}
        empty={t(kind ? common.noMatch : show ? words.noOverdue : words.dueNone)}
      />
    </Framed>
  )
}

type HouseholdsProps = ViewProps<CaseloadRow> & { show: 'followed' | 'interim' | undefined }

export function MyHouseholdsView({ show, items, ...list }: HouseholdsProps) {
  const { t } = usePage()
  return (
    <Framed {...list}>
      <Filter
        action="/work/households"
        choices={[
          {
            id: 'show',
            label: t(words.show),
            value: show,
            options: (['followed', 'interim'] as const).map((value) => ({ value, label: t(words[value]) })),
          },
        ]}
      />
      <HouseholdTable
        title={t(words.householdsTitle)}
        rows={items}
        labels={list.labels}
        empty={t(show ? common.noMatch : words.householdsNone)}
      />
    </Framed>
  )
}

type FramedProps = { labels: Labels; next: string | null; children: ComponentChildren }

function Framed({ labels, next, children }: FramedProps) {
  const { t } = usePage()
  return (
    <>
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      {children}
      <Paging next={next} />
    </>
  )
}

type Choice = {
  id: string
  label: string
  value: string | undefined
  options: readonly { value: string; label: string }[]
}

type FilterProps = {
  action: string
  choices: readonly Choice[]
  /** By something besides the choices. */
  narrowed?: boolean
  children?: ComponentChildren
}

function Filter({ action, choices, narrowed = false, children }: FilterProps) {
  const { t } = usePage()
  const chosen = narrowed || choices.some(({ value }) => value !== undefined)
  return (
    <FilterForm action={action} whole={chosen && action}>
      {choices.map((choice) => (
        <Select key={choice.id} {...choice} empty={t(common.all)} />
      ))}
      {children}
    </FilterForm>
  )
}
