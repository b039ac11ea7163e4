import { h } from 'preact'
import * as z from 'zod'
import { householdLabels, personLabels } from '../../api/labels.ts'
import { listVacancies, VACANCY_KINDS } from '../../api/oversight.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { PageRoutes } from '../page-route.ts'
import { frameOf, territoryOf } from './territory-frame.ts'
import { VacanciesView } from './vacancies-view.tsx'

const query = z.object({
  cursor: z.string().max(500).optional(),
  kind: z.enum(VACANCY_KINDS).optional().catch(undefined),
})
const PAGE = 40

/** Every seat without its person, and who fills in. */
export const vacanciesPage: PageRoutes = (app) => {
  app.get('/territory/:territory/vacancies', async (request, reply) => {
    const territory = territoryOf(request)
    const { api } = request
    const filters = query.parse(request.query)
    const page = await listVacancies(api, territory, { ...filters, limit: PAGE })
    const [households, people] = await Promise.all([
      householdLabels(
        api,
        page.items.map(({ householdId }) => householdId),
      ),
      personLabels(
        api,
        page.items.map(({ standInId }) => standInId),
      ),
    ])
    return reply.page({
      ...frameOf(request, reply, words.vacancies, words.vacanciesLead),
      risky: true,
      body: h(VacanciesView, { territory, page, kind: filters.kind, households, people }),
    })
  })
}
