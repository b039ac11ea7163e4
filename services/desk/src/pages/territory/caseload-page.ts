import { h } from 'preact'
import { type Caseload, listCaseloads } from '../../api/oversight.ts'
import { listPeople, type Person } from '../../api/people.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { PageRoutes } from '../page-route.ts'
import { CaseloadView } from './caseload-view.tsx'
import { frameOf, territoryOf } from './territory-frame.ts'

export type Carrying = Person & Pick<Caseload, 'loads'>

/** What everybody carries beside what they may carry: to assign by, and for nothing else. */
export const caseloadPage: PageRoutes = (app) => {
  app.get('/territory/:territory/caseload', async (request, reply) => {
    const territory = territoryOf(request)
    const [people, loads] = await Promise.all([
      listPeople(request.api, territory),
      listCaseloads(request.api, territory),
    ])
    const carrying = people.flatMap((person): Carrying[] => {
      const own = loads.find(({ personId }) => personId === person.personId)
      return own ? [{ ...person, loads: own.loads }] : []
    })
    return reply.page({
      ...frameOf(request, reply, words.caseload, words.caseloadLead),
      body: h(CaseloadView, { territory, carrying }),
    })
  })
}
