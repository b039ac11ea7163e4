import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { SubNav } from '../../../components/sub-nav.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { matchingWords as words } from '../../../words/matching.ts'
import { namesOf } from '../requests/request-view.tsx'
import { LeftTable, ProposalTable } from './result-tables.tsx'
import type { RunData } from './run-pages.ts'

export function RunView({ data }: { data: RunData }) {
  const { t } = usePage()
  const { run, page, show, labels } = data
  const base = `/housing/runs/${run.runId}`
  return (
    <>
      <Certificate data={data} />
      <h2>{t(words.results)}</h2>
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <SubNav
        label={t(words.results)}
        current={show === 'placed' ? base : `${base}?show=left`}
        pages={[
          { href: base, label: t(words.proposals), count: run.objective.placed },
          { href: `${base}?show=left`, label: t(words.left) },
        ]}
      />
      {show === 'placed' ? (
        <ProposalTable data={data} />
      ) : (
        <LeftTable data={data} names={namesOf(data.places)} />
      )}
      <Paging next={page.next} />
    </>
  )
}

/** What was proved, in words first and then in figures. */
function Certificate({ data: { run } }: { data: RunData }) {
  const { t, number } = usePage()
  const { objective, certificate } = run
  const proved = certificate.status === 'optimal'
  const gap = number(certificate.gap, { style: 'percent', maximumFractionDigits: 2 })
  const of = (reached: number, bound: number) =>
    t(words.ofMost, { reached: number(reached), bound: number(bound) })
  return (
    <section>
      <h2>{t(words.certificate)}</h2>
      <Notice kind={proved ? 'info' : 'warning'}>
        <strong>{t(proved ? words.optimal : words.timeLimit)}.</strong>{' '}
        {proved ? t(words.optimalText) : t(words.timeLimitText, { gap })}
      </Notice>
      <SummaryList
        rows={[
          { label: t(words.placed), value: t(words.placedText, objective) },
          { label: t(words.greedy), value: t(words.placedText, certificate.greedy) },
          { label: t(words.weight), value: of(objective.weight, certificate.weightBound) },
          { label: t(words.quality), value: of(objective.quality, certificate.qualityBound) },
          {
            label: t(words.time),
            value: t(words.milliseconds, { count: number(Math.round(certificate.milliseconds)) }),
          },
          { label: t(words.solver), value: certificate.solver },
        ]}
      />
    </section>
  )
}
