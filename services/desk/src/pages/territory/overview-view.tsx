import type { Territory } from '@intarsi/contracts'
import { usePage } from '../../page/page-context.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { Message } from '../../words/words.ts'
import { COUNTED, type Counts } from './overview-page.ts'
import { OtherTerritories, TerritoryNav } from './territory-nav.tsx'

type OverviewProps = { territory: Territory; counts: Counts }

export function OverviewView({ territory, counts }: OverviewProps) {
  const base = `/territory/${territory}`
  return (
    <>
      <TerritoryNav territory={territory} current="overview" />
      <ul class="desk-grid">
        <Count href={`${base}/exclusions`} label={words.exclusions} count={counts.exclusions} />
        <Count href={`${base}/transfers`} label={words.transfers} count={counts.transfers} />
        <Count href={`${base}/vacancies`} label={words.vacancies} count={counts.vacancies} />
        <Count href={`${base}/deadlines`} label={words.missedDeadlines} count={counts.missed} />
        <Count href={`${base}/deadlines`} label={words.soonDeadlines} count={counts.dueSoon} all />
      </ul>
      <OtherTerritories territory={territory} page="overview" />
    </>
  )
}

type CountProps = {
  href: string
  label: Message<''>
  count: number /** The number is the whole. */
  all?: boolean
}

function Count({ href, label, count, all }: CountProps) {
  const { t } = usePage()
  const shown = !all && count > COUNTED ? t(words.more, { count: COUNTED }) : String(count)
  return (
    <li class="desk-card">
      <p class="desk-count">{shown}</p>
      <p>
        <a href={href}>{t(label)}</a>
      </p>
    </li>
  )
}
