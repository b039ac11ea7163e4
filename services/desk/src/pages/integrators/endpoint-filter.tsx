import { TERRITORIES, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import { ENDPOINT_STATES, type EndpointFilters } from '../../api/endpoints.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { usePage } from '../../page/page-context.ts'
import { territoryName } from '../../words/codes.ts'
import { common } from '../../words/common.ts'
import { endpointStateWords, integrationWords as words } from '../../words/integrations.ts'

/** The query of a list of endpoints. */
export const endpointQuery = z.object({
  cursor: z.string().max(500).optional(),
  state: z.enum(ENDPOINT_STATES).optional().catch(undefined),
  territory: territorySchema.optional().catch(undefined),
})

export const isNarrowed = ({ state, territory }: EndpointFilters) => Boolean(state ?? territory)

export function EndpointFilter({ action, filters }: { action: string; filters: EndpointFilters }) {
  const { t } = usePage()
  return (
    <FilterForm action={action} whole={isNarrowed(filters) && action}>
      <Select
        id="state"
        label={t(words.state)}
        value={filters.state}
        empty={t(common.all)}
        options={ENDPOINT_STATES.map((value) => ({ value, label: t(endpointStateWords[value]) }))}
      />
      <Select
        id="territory"
        label={t(words.eventsOf)}
        value={filters.territory}
        empty={t(common.all)}
        options={TERRITORIES.map((value) => ({ value, label: territoryName(value) }))}
      />
    </FilterForm>
  )
}
