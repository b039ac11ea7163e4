import { AREAS, type Area } from '@intarsi/contracts'
import type { Flow } from '../../../api/flow.ts'
import { Figure } from '../../../components/plots/figure.tsx'
import { MonthBars } from '../../../components/plots/month-bars.tsx'
import { RowBars } from '../../../components/plots/row-bars.tsx'
import { seriesClass } from '../../../components/plots/series.ts'
import { type Column, Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { areaWords } from '../../../words/codes.ts'
import { flowWords as words } from '../../../words/flow.ts'
import { countOf, drawnSources, type Source, sourcesOf } from './sources.ts'

type ReceivedProps = { flow: Flow; months: readonly string[] }

const monthDay = (month: string) => `${month}-15`

export function ReceivedFigure({ flow, months }: ReceivedProps) {
  const { t, date } = usePage()
  const sources = sourcesOf(flow, t(words.unknownSource))
  const drawn = drawnSources(sources, t(words.others))
  const format = (value: number) => t(words.number, { value })
  const monthName = (month: string) => date(monthDay(month), 'monthYear')
  return (
    <Figure
      id="received"
      byMonth
      title={t(words.received)}
      about={t(words.receivedAbout)}
      legend={drawn.map(({ key, label }, index) => ({
        key,
        label,
        mark: <rect class={seriesClass(index)} width="16" height="16" />,
      }))}
      plot={
        <MonthBars
          label={t(words.received)}
          months={months}
          series={drawn}
          value={countOf(flow, drawn)}
          monthName={monthName}
          format={format}
        />
      }
      table={<ReceivedTable flow={flow} months={months} sources={sources} />}
    />
  )
}

function ReceivedTable({ flow, months, sources }: ReceivedProps & { sources: readonly Source[] }) {
  const { t, date } = usePage()
  const count = countOf(
    flow,
    sources.map(({ sportelloId }) => ({ key: sportelloId })),
  )
  const columns: Column<Source>[] = [
    { key: 'source', label: t(words.sportello), cell: ({ name }) => name },
    ...months.map((month) => ({
      key: month,
      label: date(monthDay(month), 'monthYear'),
      number: true,
      cell: ({ sportelloId }: Source) => count(month, sportelloId),
    })),
    { key: 'total', label: t(words.total), number: true, cell: ({ referrals }) => referrals },
  ]
  return (
    <Table
      caption={t(words.received)}
      rows={sources}
      keyOf={({ sportelloId }) => sportelloId}
      columns={columns}
    />
  )
}

export function AreasFigure({ flow }: { flow: Flow }) {
  const { t } = usePage()
  const sources = sourcesOf(flow, t(words.unknownSource))
  const count = (area: Area, of?: string) =>
    flow.areas
      .filter((row) => row.area === area && (of === undefined || row.sportelloId === of))
      .reduce((sum, { referrals }) => sum + referrals, 0)
  return (
    <Figure
      id="areas"
      title={t(words.areas)}
      about={t(words.areasAbout)}
      plot={
        <RowBars
          label={t(words.areas)}
          rows={AREAS.map((area) => ({ key: area, label: t(areaWords[area]), value: count(area) }))}
          format={(value) => t(words.number, { value })}
        />
      }
      table={
        <Table
          caption={t(words.areas)}
          rows={sources}
          keyOf={({ sportelloId }) => sportelloId}
          columns={[
            { key: 'source', label: t(words.sportello), cell: ({ name }) => name },
            ...AREAS.map((area) => ({
              key: area,
              label: t(areaWords[area]),
              number: true,
              cell: ({ sportelloId }: Source) => count(area, sportelloId),
            })),
          ]}
        />
      }
    />
  )
}
