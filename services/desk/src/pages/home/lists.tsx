import type { Account } from '../../api/account.ts'
import { territoriesOf } from '../../api/account.ts'
import type { DraftListed } from '../../api/drafts.ts'
import type { HousingRequest } from '../../api/housing-requests.ts'
import type { Labels } from '../../api/labels.ts'
import type { CaseloadRow, Deadline } from '../../api/queues.ts'
import { NextStep, ReferralNumber, StateTag, UrgencyTag } from '../../components/referral-bits.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { homeWords as words } from '../../words/home.ts'
import { housingWords } from '../../words/housing.ts'
import { deadlineWords, managerStateWords } from '../../words/states.ts'
import { addressOfTerm } from '../cases/address-of-term.ts'
import { DraftLink } from '../referrals/list/drafts.tsx'

type Listed = {
  referralId: string
  householdId: string
  urgency: 'U0' | 'U1' | 'U2' | 'U3'
  state: Parameters<typeof StateTag>[0]['state']
  nextStep: string
  nextStepOn: string | null
  territory: string
} & ({ number: string } | { referralNumber: string })

type ListProps<Row> = { title: string; rows: readonly Row[]; labels: Labels; empty?: string | undefined }

const numberOf = (row: Listed) => ('number' in row ? row.number : row.referralNumber)

/** What the sportello sent is read on its own page; an exclusion that waits for the coordinator, on the territory's. */
function hrefOf(row: Listed, person: Account | null): string {
  const { territory, referralId, state } = row
  if ('number' in row) return `/referrals/${referralId}`
  const confirms = person !== null && territoriesOf(person, 'coordinator').includes(territory)
  return state === 'exclusion-proposed' && confirms
    ? `/territory/${territory}/exclusions/${referralId}`
    : `/cases/${referralId}`
}

export function ReferralTable({ title, rows, labels, empty }: ListProps<Listed>) {
  const { t, person } = usePage()
  return (
    <Table
      caption={title}
      captionHidden
      rows={rows}
      keyOf={({ referralId }) => referralId}
      {...(empty ? { empty } : {})}
      columns={[
        {
          key: 'number',
          label: t(words.number),
          cell: (row) => <ReferralNumber number={numberOf(row)} href={hrefOf(row, person)} />,
        },
        { key: 'household', label: t(words.household), cell: (row) => labels.of(row.householdId) ?? '–' },
        { key: 'state', label: t(words.state), cell: ({ state }) => <StateTag state={state} /> },
        { key: 'urgency', label: t(words.urgency), cell: ({ urgency }) => <UrgencyTag urgency={urgency} /> },
        {
          key: 'next',
          label: t(words.next),
          cell: ({ nextStep, nextStepOn }) => <NextStep step={nextStep} on={nextStepOn} />,
        },
      ]}
    />
  )
}

/** A household that another territory hands over is read there once it is accepted. */
function dueAt({ kind, referralId }: Deadline): string {
  return kind === 'transfer-answer' || kind === 'case-transfer-answer'
    ? '/territory'
    : addressOfTerm({ kind, referralId })
}

export function TermTable({ title, rows, labels, empty }: ListProps<Deadline>) {
  const { t } = usePage()
  return (
    <Table
      caption={title}
      captionHidden
      rows={rows}
      keyOf={({ deadlineId }) => deadlineId}
      {...(empty ? { empty } : {})}
      columns={[
        {
          key: 'number',
          label: t(words.number),
          cell: (row) => <ReferralNumber number={row.referralNumber} href={dueAt(row)} />,
        },
        { key: 'household', label: t(words.household), cell: (row) => labels.of(row.householdId) ?? '–' },
        { key: 'rule', label: t(words.rule), cell: ({ kind }) => t(deadlineWords(kind)) },
        { key: 'due', label: t(words.due), cell: (row) => <Due deadline={row} /> },
      ]}
    />
  )
}

function Due({ deadline: { dueAt, step } }: { deadline: Deadline }) {
  const { t, date } = usePage()
  const overdue = step === 'missed' || step === 'escalated'
  return (
    <>
      {date(dueAt, 'moment')} {overdue ? <Tag kind="urgent">{t(words.overdue)}</Tag> : null}
    </>
  )
}

export function HouseholdTable({ title, rows, labels, empty }: ListProps<CaseloadRow>) {
  const { t, date } = usePage()
  return (
    <Table
      caption={title}
      captionHidden
      rows={rows}
      keyOf={({ referralId, seat }) => `${referralId} ${seat}`}
      {...(empty ? { empty } : {})}
      columns={[
        {
          key: 'number',
          label: t(words.number),
          cell: (row) => <ReferralNumber number={row.referralNumber} href={`/cases/${row.referralId}`} />,
        },
        { key: 'household', label: t(words.household), cell: (row) => labels.of(row.householdId) ?? '–' },
        { key: 'state', label: t(words.state), cell: ({ state }) => t(managerStateWords(state)) },
        { key: 'since', label: t(words.since), cell: ({ since }) => date(since) },
      ]}
    />
  )
}

/** What was begun and not sent, by whom it is about. */
export function DraftTable({ title, rows }: ListProps<DraftListed>) {
  const { t, date } = usePage()
  return (
    <Table
      caption={title}
      captionHidden
      rows={rows}
      keyOf={({ draftId }) => draftId}
      columns={[
        { key: 'household', label: t(words.household), cell: (draft) => <DraftLink draft={draft} /> },
        { key: 'saved', label: t(words.saved), cell: ({ changedAt }) => date(changedAt, 'moment') },
        { key: 'kept', label: t(words.keptUntil), cell: ({ expiresOn }) => date(expiresOn) },
      ]}
    />
  )
}

/** Households for whom a run found a place that somebody has to offer. */
export function ToOfferTable({ title, rows }: ListProps<HousingRequest>) {
  const { t, date } = usePage()
  return (
    <Table
      caption={title}
      captionHidden
      rows={rows}
      keyOf={({ requestId }) => requestId}
      columns={[
        {
          key: 'number',
          label: t(words.number),
          cell: ({ referralNumber, requestId }) => (
            <ReferralNumber number={referralNumber} href={`/housing/requests/${requestId}`} />
          ),
        },
        { key: 'urgency', label: t(words.urgency), cell: ({ urgency }) => <UrgencyTag urgency={urgency} /> },
        { key: 'people', label: t(housingWords.people), cell: ({ people }) => people },
        { key: 'since', label: t(housingWords.since), cell: ({ openedAt }) => date(openedAt) },
      ]}
    />
  )
}
