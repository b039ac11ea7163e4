import type { Territory } from '@intarsi/contracts'
import type { Flow, HomeTimes } from '../../../api/flow.ts'
import { FilterForm } from '../../../components/filter-form.tsx'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { flowWords as words } from '../../../words/flow.ts'
import { OtherTerritories, TerritoryNav } from '../territory-nav.tsx'
import { PERIODS } from './flow-page.ts'
import { FunnelFigure, WaitingFigure } from './funnel-figures.tsx'
import { monthsSince } from './months.ts'
import { AreasFigure, ReceivedFigure } from './received-figures.tsx'
import { TimesFigure } from './times-figure.tsx'

type FlowProps = { territory: Territory; months: number; flow: Flow; homes: HomeTimes }

export function FlowView({ territory, months, flow, homes }: FlowProps) {
  const { t } = usePage()
  const shown = monthsSince(flow.since, months)
  return (
    <>
      <TerritoryNav territory={territory} current="flow" />
      <FilterForm action={`/territory/${territory}/flow`} label={t(words.show)}>
        <Select
          id="months"
          label={t(words.period)}
          value={String(months)}
          options={PERIODS.map((count) => ({ value: String(count), label: t(words.months, { count }) }))}
        />
      </FilterForm>
      {flow.received.length === 0 ? (
        <p>{t(words.none)}</p>
      ) : (
        <>
          <ReceivedFigure flow={flow} months={shown} />
          <AreasFigure flow={flow} />
          {homes ? null : <Notice kind="warning">{t(words.housingAway)}</Notice>}
          <TimesFigure flow={flow} homes={homes} months={shown} />
          <FunnelFigure flow={flow} />
        </>
      )}
      <WaitingFigure flow={flow} homes={homes} />
      <OtherTerritories territory={territory} page="flow" />
    </>
  )
}
