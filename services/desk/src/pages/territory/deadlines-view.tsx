import type { Territory } from '@intarsi/contracts'
import type { DeadlineTotal } from '../../api/oversight.ts'
import { nameOf } from '../../api/people.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Paging } from '../../components/paging.tsx'
import { ReferralNumber } from '../../components/referral-bits.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { deadlineWords } from '../../words/states.ts'
import { territoryWords as words } from '../../words/territory.ts'
import { addressOfTerm } from '../cases/address-of-term.ts'
import type { DeadlinesData } from './deadlines-page.ts'
import { useHouseholdColumns } from './household-columns.tsx'
import { TerritoryNav } from './territory-nav.tsx'

type DeadlinesProps = { territory: Territory; data: DeadlinesData }

export function DeadlinesView({ territory, data }: DeadlinesProps) {
  const { t } = usePage()
  const { person } = data
  const action = `/territory/${territory}/deadlines`
  const title = person ? t(words.deadlinesOf, { name: nameOf(person) }) : t(words.missedList)
  return (
    <>
      <TerritoryNav territory={territory} current="deadlines" />
      <h2>{t(words.byTeam)}</h2>
      <Totals totals={data.totals} />
      <h2>{title}</h2>
      <FilterForm action={action} label={t(words.show)} whole={person !== null && action}>
        <Select
          id="person"
          label={t(words.ofPerson)}
          hint={t(words.ofPersonHint)}
          empty={t(words.missedList)}
          value={person?.personId ?? null}
          options={data.staff.map((one) => ({ value: one.personId, label: nameOf(one) }))}
        />
      </FilterForm>
      <List title={title} data={data} />
      <p class="desk-muted">{t(words.monitoringNote)}</p>
    </>
  )
}

function Totals({ totals }: { totals: readonly DeadlineTotal[] }) {
  const { t } = usePage()
  const count = (key: 'open' | 'dueSoon' | 'missed' | 'escalated') => ({
    key,
    label: t(words[key]),
    number: true,
    cell: (team: DeadlineTotal) => team[key],
  })
  return (
    <Table
      caption={t(words.byTeam)}
      captionHidden
      rows={totals}
      keyOf={({ bodyId }) => bodyId ?? 'nobody'}
      empty={t(words.noDeadlines)}
      columns={[
        { key: 'team', label: t(words.team), cell: ({ body }) => body ?? t(words.unheld) },
        count('open'),
        count('dueSoon'),
        count('missed'),
        count('escalated'),
      ]}
    />
  )
}

function List({ title, data }: { title: string; data: DeadlinesData }) {
  const { list, households } = data
  const { t, date } = usePage()
  return (
    <>
      <Table
        caption={title}
        captionHidden
        rows={list.items}
        keyOf={({ deadlineId }) => deadlineId}
        empty={t(data.person ? words.noDeadlines : words.noneMissed)}
        columns={[
          {
            key: 'number',
            label: t(words.number),
            cell: (row) => <ReferralNumber number={row.referralNumber} href={addressOfTerm(row)} />,
          },
          ...useHouseholdColumns(households),
          { key: 'rule', label: t(words.rule), cell: ({ kind }) => t(deadlineWords(kind)) },
          { key: 'due', label: t(words.due), cell: ({ dueAt }) => date(dueAt, 'moment') },
        ]}
      />
      <Paging next={list.next} />
    </>
  )
}
