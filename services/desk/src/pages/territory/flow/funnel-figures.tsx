import type { Flow, HomeTimes } from '../../../api/flow.ts'
import { Figure } from '../../../components/plots/figure.tsx'
import { RowBars } from '../../../components/plots/row-bars.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { funnelWords, flowWords as words } from '../../../words/flow.ts'
import { stateWords } from '../../../words/states.ts'

export function FunnelFigure({ flow: { funnel } }: { flow: Flow }) {
  const { t } = usePage()
  const all = funnel[0]?.referrals ?? 0
  const share = (referrals: number) =>
    t(words.share, { value: all === 0 ? 0 : Math.round((referrals / all) * 100) })
  return (
    <Figure
      id="funnel"
      title={t(words.funnel)}
      about={t(words.funnelAbout)}
      plot={
        <RowBars
          label={t(words.funnel)}
          rows={funnel.map(({ step, referrals }) => ({
            key: step,
            label: t(funnelWords[step]),
            value: referrals,
            note: share(referrals),
          }))}
          format={(value) => t(words.number, { value })}
        />
      }
      table={
        <Table
          caption={t(words.funnel)}
          rows={funnel}
          keyOf={({ step }) => step}
          columns={[
            { key: 'step', label: t(words.step), cell: ({ step }) => t(funnelWords[step]) },
            { key: 'referrals', label: t(words.referrals), number: true, cell: ({ referrals }) => referrals },
            {
              key: 'share',
              label: t(words.shareLabel),
              number: true,
              cell: ({ referrals }) => share(referrals),
            },
          ]}
        />
      }
    />
  )
}

export function WaitingFigure({ flow: { waiting }, homes }: { flow: Flow; homes: HomeTimes }) {
  const { t } = usePage()
  const number = (value: number) => t(words.number, { value })
  if (waiting.length === 0) return <p>{t(words.nobodyWaits)}</p>
  return (
    <>
      <Figure
        id="waiting"
        title={t(words.waiting)}
        about={t(words.waitingAbout)}
        plot={
          <RowBars
            label={t(words.waiting)}
            rows={waiting.map(({ state, referrals, longestDays }) => ({
              key: state,
              label: t(stateWords[state]),
              value: referrals,
              note: t(words.longestNote, { days: Math.round(longestDays) }),
            }))}
            format={number}
          />
        }
        table={
          <Table
            caption={t(words.waiting)}
            rows={waiting}
            keyOf={({ state }) => state}
            columns={[
              { key: 'state', label: t(words.state), cell: ({ state }) => t(stateWords[state]) },
              { key: 'referrals', label: t(words.referrals), number: true, cell: (one) => one.referrals },
              { key: 'median', label: t(words.median), number: true, cell: (one) => number(one.medianDays) },
              {
                key: 'longest',
                label: t(words.longest),
                number: true,
                cell: (one) => number(one.longestDays),
              },
            ]}
          />
        }
      />
      {homes ? <p>{t(words.waitForHome, { count: homes.waiting })}</p> : null}
    </>
  )
}
