import type { Flow, HomeTimes } from '../../../api/flow.ts'
import { Figure } from '../../../components/plots/figure.tsx'
import { LineMark, MonthLines } from '../../../components/plots/month-lines.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { timeStepWords, flowWords as words } from '../../../words/flow.ts'

type TimesProps = { flow: Flow; homes: HomeTimes; months: readonly string[] }

const STEPS = ['first-read', 'table', 'case-manager', 'home'] as const
type Step = (typeof STEPS)[number]
type Time = Omit<Flow['times'][number], 'step'> & { step: Step }

/** What equipe and housing each know of the way from sending to a home, as one list in the order of the steps. */
function timesOf(flow: Flow, homes: HomeTimes): Time[] {
  const all = [...flow.times, ...(homes?.times ?? []).map((time) => ({ ...time, step: 'home' as const }))]
  return all.toSorted(
    (a, b) => a.month.localeCompare(b.month) || STEPS.indexOf(a.step) - STEPS.indexOf(b.step),
  )
}

export function TimesFigure({ flow, homes, months }: TimesProps) {
  const { t, date } = usePage()
  const times = timesOf(flow, homes)
  const monthName = (month: string) => date(`${month}-15`, 'monthYear')
  const series = STEPS.filter((step) => step !== 'home' || homes).map((step) => ({
    key: step,
    label: t(timeStepWords[step]),
  }))
  return (
    <Figure
      id="times"
      byMonth
      title={t(words.times)}
      about={t(words.timesAbout)}
      legend={series.map(({ key, label }, index) => ({ key, label, mark: <LineMark index={index} /> }))}
      plot={
        <MonthLines
          label={t(words.times)}
          months={months}
          series={series}
          value={(month, step) =>
            times.find((one) => one.month === month && one.step === step)?.medianDays ?? null
          }
          monthName={monthName}
          format={(value) => t(words.number, { value })}
        />
      }
      table={<TimesTable times={times} monthName={monthName} />}
    />
  )
}

type TableProps = { times: readonly Time[]; monthName: (month: string) => string }

function TimesTable({ times, monthName }: TableProps) {
  const { t } = usePage()
  const number = (value: number) => t(words.number, { value })
  return (
    <Table
      caption={t(words.times)}
      rows={times}
      keyOf={({ month, step }) => `${month} ${step}`}
      columns={[
        { key: 'month', label: t(words.month), cell: ({ month }) => monthName(month) },
        { key: 'step', label: t(words.step), cell: ({ step }) => t(timeStepWords[step]) },
        { key: 'referrals', label: t(words.referrals), number: true, cell: ({ referrals }) => referrals },
        { key: 'median', label: t(words.median), number: true, cell: (one) => number(one.medianDays) },
        {
          key: 'ninth',
          label: t(words.ninthDecile),
          number: true,
          cell: (one) => number(one.ninthDecileDays),
        },
      ]}
    />
  )
}
