import { territorySchema } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'
import { type Account, territoriesOf } from '../../api/account.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { SubNav } from '../../components/sub-nav.tsx'
import type { Page } from '../../page/page.ts'
import { usePage } from '../../page/page-context.ts'
import { pageQuery } from '../../server/page-address.ts'
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

export function whereIs(request: FastifyRequest): Where {
  const { person } = request
  const territories = territoriesOf(person, ...READERS)
  const asked = pageQuery(request).territory
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
  return (
    <SubNav
      label={t(words.pages)}
      current={addressIn(where, current)}
      pages={PAGES.map(([path, label]) => ({ href: addressIn(where, path), label: t(label) }))}
    />
  )
}

/** The whole list of that address in the territory whose homes are shown. */
function addressIn({ territory, territories }: Where, path: string): string {
  return territories.length > 1 ? `${path}?territory=${territory}` : path
}

type HousingFilterProps = {
  where: Where
  action: string
  /** Something besides the territory narrows the list. */
  narrowed?: boolean
  children?: ComponentChildren
}

/** What narrows a list of homes: the territory, for who has more than one, and what the list adds. */
export function HousingFilter({ where, action, narrowed = false, children }: HousingFilterProps) {
  const { t } = usePage()
  const choosesTerritory = where.territories.length > 1
  if (!choosesTerritory && !children) return null
  return (
    <FilterForm action={action} whole={narrowed && addressIn(where, action)}>
      {choosesTerritory ? (
        <Select
          id="territory"
          label={t(common.territory)}
          value={where.territory}
          options={where.territories.map((value) => ({
            value,
            label: territoryName(territorySchema.parse(value)),
          }))}
        />
      ) : null}
      {children}
    </FilterForm>
  )
}
