import { territorySchema } from '@intarsi/contracts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { calendarWords } from '../../words/calendar.ts'
import { territoryName } from '../../words/codes.ts'
import { common } from '../../words/common.ts'
import { functionWords, levelWords, tableWords as words } from '../../words/tables.ts'
import type { ListedTable } from './table-list-page.ts'

type Props = { tables: readonly ListedTable[]; territories: readonly string[]; territory: string | null }

export function TableListView({ tables, territories, territory }: Props) {
  const { t, date } = usePage()
  return (
    <>
      {territories.length > 1 ? <TerritoryFilter {...{ territories, territory }} /> : null}
      <Table
        caption={t(words.title)}
        captionHidden
        rows={tables}
        keyOf={({ table }) => table.tableId}
        empty={t(words.noTables)}
        columns={[
          {
            key: 'table',
            label: t(words.table),
            cell: ({ table, open }) =>
              open ? <a href={`/tables/${table.tableId}`}>{table.name}</a> : table.name,
          },
          {
            key: 'function',
            label: t(words.function),
            cell: ({ table }) => (
              <>
                {t(functionWords(table.function))}
                <span class="desk-muted"> · {t(levelWords(table.level))}</span>
              </>
            ),
          },
          {
            key: 'next',
            label: t(words.nextMeeting),
            cell: ({ open, next }) => {
              if (!open) return <span class="desk-muted">{t(words.notYours)}</span>
              if (!next) return <span class="desk-muted">{t(words.noMeeting)}</span>
              return <a href={`/meetings/${next.meetingId}`}>{date(next.startsAt, 'moment')}</a>
            },
          },
          {
            key: 'taken',
            label: t(words.newReferrals),
            cell: ({ next }) =>
              next
                ? t(words.taken, {
                    taken: next.capacity.newTaken,
                    capacity: next.capacity.newReferrals,
                  })
                : '–',
          },
        ]}
      />
      <p>
        <a href="/calendar">{t(calendarWords.link)}</a>
      </p>
    </>
  )
}

function TerritoryFilter({ territories, territory }: Pick<Props, 'territories' | 'territory'>) {
  const { t } = usePage()
  return (
    <FilterForm action="/tables">
      <Select
        id="territory"
        label={t(common.territory)}
        value={territory}
        options={territories.map((value) => ({ value, label: territoryName(territorySchema.parse(value)) }))}
      />
    </FilterForm>
  )
}
