import { territorySchema } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Account, territoriesOf } from '../../api/account.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { SubNav } from '../../components/sub-nav.tsx'
import type { Page } from '../../page/page.ts'
import { usePage } from '../../page/page-context.ts'
import { agreementTextWords as textWords } from '../../words/agreement-texts.ts'
import { territoryName } from '../../words/codes.ts'
import { common } from '../../words/common.ts'
import { contactWords } from '../../words/contacts.ts'
import { housingWords as words } from '../../words/housing.ts'
import { ledgerWords } from '../../words/override-ledger.ts'
import { placementWords } from '../../words/placements.ts'
import { supportWords } from '../../words/support.ts'
import { visitWords } from '../../words/visits.ts'

const READERS = ['housing-manager', 'coordinator', 'case-manager', 'preparer', 'chair'] as const
const MANAGERS = ['housing-manager', 'coordinator'] as const

/** Where somebody is: the territory whose homes are shown, and those they may choose from. */
export type Where = { territory: string | null; territories: readonly string[]; manages: boolean }

export function whereIs({ person, query }: FastifyRequest): Where {
  const territories = territoriesOf(person, ...READERS)
  const asked = (query as { territory?: unknown }).territory
  const territory = territories.find((one) => one === asked) ?? territories[0] ?? null
  return { territory, territories, manages: territory !== null && managesHousing(person, territory) }
}

/** Whether the page offers what who manages homes does: the services have the last word. */
export function managesHousing(person: Account, territory: string): boolean {
  return territoriesOf(person, ...MANAGERS).includes(territory)
}

/** What every page about homes shares; the lists above it are for who manages homes. */
export function housingFrame(reply: FastifyReply): Pick<Page, 'section' | 'crumbs'> {
  const lists = [{ label: reply.words().t(words.title), href: '/housing' }]
  return { section: 'housing', crumbs: managedTerritories(reply.request.person).length > 0 ? lists : [] }
}

/** Territories whose homes somebody manages. */
export const managedTerritories = (person: Account) => territoriesOf(person, ...MANAGERS)

const PAGES = [
  ['/housing', words.places],
  ['/housing/requests', words.requests],
  ['/housing/runs', words.runs],
  ['/housing/offers', words.offers],
  ['/housing/placements', placementWords.placements],
  ['/housing/visits', visitWords.title],
  ['/housing/ledger', ledgerWords.title],
  ['/housing/support', supportWords.title],
  ['/housing/texts', textWords.title],
  ['/housing/contacts', contactWords.title],
] as const

/** The lists are of a whole territory: who follows a household comes from its page to what is its own. */
export function HousingNav({ where, current }: { where: Where; current: (typeof PAGES)[number][0] }) {
  const { t } = usePage()
  if (!where.manages) return null
  const at = (path: string) => (where.territories.length > 1 ? `${path}?territory=${where.territory}` : path)
  return (
    <SubNav
      label={t(words.pages)}
      current={at(current)}
      pages={PAGES.map(([path, label]) => ({ href: at(path), label: t(label) }))}
    />
  )
}

/** A choice of territory for who has more than one; inside a form of filters. */
export function TerritoryChoice({ where }: { where: Where }) {
  const { t } = usePage()
  if (where.territories.length < 2) return null
  return (
    <Select
      id="territory"
      label={t(common.territory)}
      value={where.territory}
      options={where.territories.map((value) => ({
        value,
        label: territoryName(territorySchema.parse(value)),
      }))}
    />
  )
}

/** A form of only that choice, for a list of that address. */
export function TerritoryFilter({ where, action }: { where: Where; action: string }) {
  if (where.territories.length < 2) return null
  return (
    <FilterForm action={action}>
      <TerritoryChoice where={where} />
    </FilterForm>
  )
}
