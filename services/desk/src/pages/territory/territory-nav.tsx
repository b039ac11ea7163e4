import { TERRITORIES, type Territory } from '@intarsi/contracts'
import { type Account, territoriesOf } from '../../api/account.ts'
import { SubNav } from '../../components/sub-nav.tsx'
import { usePage } from '../../page/page-context.ts'
import { territoryName } from '../../words/codes.ts'
import { territoryWords as words } from '../../words/territory.ts'

const PAGES = [
  'overview',
  'exclusions',
  'waiting',
  'transfers',
  'vacancies',
  'caseload',
  'deadlines',
  'flow',
  'map',
] as const
export type TerritoryPage = (typeof PAGES)[number]

export function addressOf(territory: Territory, page: TerritoryPage): string {
  return page === 'overview' ? `/territory/${territory}` : `/territory/${territory}/${page}`
}

/** An auditor reads how referrals flow, and nothing of people or households. */
export function TerritoryNav({ territory, current }: { territory: Territory; current: TerritoryPage }) {
  const { t, person } = usePage()
  const pages = person && coordinates(person, territory) ? PAGES : (['flow'] as const)
  return (
    <SubNav
      label={t(words.pages)}
      current={addressOf(territory, current)}
      pages={pages.map((page) => ({ href: addressOf(territory, page), label: t(words[page]) }))}
    />
  )
}

/** Territories in which somebody finds this page; an auditor without a territory finds it in all of them. */
export function territoriesWith(person: Account, page: TerritoryPage): Territory[] {
  const roles = page === 'flow' ? ['coordinator', 'auditor'] : ['coordinator']
  const everywhere = person.roles.some((grant) => roles.includes(grant.role) && grant.territory === null)
  const own = territoriesOf(person, ...roles)
  return TERRITORIES.filter((territory) => everywhere || own.includes(territory))
}

/** Whether somebody finds the pages of a territory that are its coordinator's. */
export const coordinates = (person: Account, territory: Territory) =>
  territoriesWith(person, 'overview').includes(territory)

/** The same page of the person's other territories. */
export function OtherTerritories({ territory, page }: { territory: Territory; page: TerritoryPage }) {
  const { t, person } = usePage()
  const others = person ? territoriesWith(person, page).filter((one) => one !== territory) : []
  if (others.length === 0) return null
  return (
    <>
      <h2>{t(words.others)}</h2>
      <TerritoryList territories={others} page={page} />
    </>
  )
}

/** The same page of each territory. */
export function TerritoryList({
  territories,
  page,
}: {
  territories: readonly Territory[]
  page: TerritoryPage
}) {
  return (
    <ul class="desk-plain-list">
      {territories.map((territory) => (
        <li key={territory}>
          <a href={addressOf(territory, page)}>{territoryName(territory)}</a>
        </li>
      ))}
    </ul>
  )
}
