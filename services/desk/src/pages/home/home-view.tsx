import { hasRole } from '../../api/account.ts'
import type { CaseloadRow, Deadline } from '../../api/queues.ts'
import { Notice } from '../../components/notice.tsx'
import { NextStep, ReferralNumber, StateTag, UrgencyTag } from '../../components/referral-bits.tsx'
import { type Column, Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { homeWords as words } from '../../words/home.ts'
import { deadlineWords, managerStateWords } from '../../words/states.ts'
import { addressOfTerm } from '../cases/address-of-term.ts'
import type { HomeData } from './home-data.ts'

export function HomeView({ data }: { data: HomeData }) {
  const { t, person } = usePage()
  const { labels } = data
  return (
    <>
      {data.missing ? <Notice kind="warning">{t(words.missing)}</Notice> : null}
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      {person && hasRole(person, 'sender') ? (
        <div class="desk-actions">
          <a class="btn btn-primary" href="/referrals/new">
            {t(words.newReferral)}
          </a>
          <a href="/referrals">{t(words.sentAll)}</a>
        </div>
      ) : null}
      <Referrals title={t(words.toAnswer)} rows={data.toAnswer} data={data} hideEmpty base="/referrals" />
      <Referrals title={t(words.toConfirm)} rows={data.toConfirm} data={data} hideEmpty base="/territory" />
      <Households title={t(words.toAssign)} rows={data.toAssign} data={data} />
      <Referrals title={t(words.toDo)} rows={data.toDo} data={data} empty={t(words.toDoNone)} base="/cases" />
      <DueSoon data={data} />
      <Referrals title={t(words.asked)} rows={data.asked} data={data} hideEmpty base="/cases" />
      <Households title={t(words.households)} rows={data.households} data={data} />
      <Referrals title={t(words.sent)} rows={data.sent} data={data} base="/referrals" />
    </>
  )
}

type Listed = {
  referralId: string
  householdId: string
  urgency: 'U0' | 'U1' | 'U2' | 'U3'
  state: Parameters<typeof StateTag>[0]['state']
  nextStep: string
  nextStepOn: string | null
  territory?: string
} & ({ number: string } | { referralNumber: string })

type ReferralsProps = {
  title: string
  rows: readonly Listed[] | null
  data: HomeData
  base: '/referrals' | '/cases' | '/territory'
  empty?: string
  hideEmpty?: boolean
}

const numberOf = (row: Listed) => ('number' in row ? row.number : row.referralNumber)

/** An exclusion that waits for the coordinator is decided on the territory's pages. */
function hrefOf(base: ReferralsProps['base'], { territory, referralId }: Listed): string {
  return base === '/territory' ? `/territory/${territory}/exclusions/${referralId}` : `${base}/${referralId}`
}

function Referrals({ title, rows, data, base, empty, hideEmpty }: ReferralsProps) {
  const { t } = usePage()
  if (!rows || (hideEmpty && rows.length === 0)) return null
  const columns: Column<Listed>[] = [
    {
      key: 'number',
      label: t(words.number),
      cell: (row) => <ReferralNumber number={numberOf(row)} href={hrefOf(base, row)} />,
    },
    { key: 'household', label: t(words.household), cell: (row) => data.labels.of(row.householdId) ?? '–' },
    { key: 'state', label: t(words.state), cell: ({ state }) => <StateTag state={state} /> },
    { key: 'urgency', label: t(words.urgency), cell: ({ urgency }) => <UrgencyTag urgency={urgency} /> },
    {
      key: 'next',
      label: t(words.next),
      cell: ({ nextStep, nextStepOn }) => <NextStep step={nextStep} on={nextStepOn} />,
    },
  ]
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionHidden
        rows={rows}
        keyOf={({ referralId }) => referralId}
        columns={columns}
        {...(empty ? { empty } : {})}
      />
    </section>
  )
}

/** A household that another territory hands over is read there once it is accepted. */
function dueAt({ kind, referralId }: Deadline): string {
  return kind === 'transfer-answer' || kind === 'case-transfer-answer'
    ? '/territory'
    : addressOfTerm({ kind, referralId })
}

function DueSoon({ data }: { data: HomeData }) {
  const { t } = usePage()
  if (!data.dueSoon) return null
  return (
    <section>
      <h2>{t(words.dueSoon)}</h2>
      <Table
        caption={t(words.dueSoon)}
        captionHidden
        rows={data.dueSoon}
        keyOf={({ deadlineId }) => deadlineId}
        empty={t(words.dueNone)}
        columns={[
          {
            key: 'number',
            label: t(words.number),
            cell: (row) => <ReferralNumber number={row.referralNumber} href={dueAt(row)} />,
          },
          {
            key: 'household',
            label: t(words.household),
            cell: (row) => data.labels.of(row.householdId) ?? '–',
          },
          { key: 'rule', label: t(words.rule), cell: ({ kind }) => t(deadlineWords(kind)) },
          { key: 'due', label: t(words.due), cell: (row) => <Due deadline={row} /> },
        ]}
      />
    </section>
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

type HouseholdsProps = { title: string; rows: readonly CaseloadRow[] | null; data: HomeData }

function Households({ title, rows, data }: HouseholdsProps) {
  const { t, date } = usePage()
  if (!rows || rows.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionHidden
        rows={rows}
        keyOf={({ referralId, seat }) => `${referralId} ${seat}`}
        columns={[
          {
            key: 'number',
            label: t(words.number),
            cell: (row) => <ReferralNumber number={row.referralNumber} href={`/cases/${row.referralId}`} />,
          },
          {
            key: 'household',
            label: t(words.household),
            cell: (row) => data.labels.of(row.householdId) ?? '–',
          },
          { key: 'state', label: t(words.state), cell: ({ state }) => t(managerStateWords(state)) },
          { key: 'since', label: t(words.since), cell: ({ since }) => date(since) },
        ]}
      />
    </section>
  )
}
