import { referralState, urgency } from '@intarsi/contracts'
import { h } from 'preact'
import * as z from 'zod'
import { deleteDraft, listDrafts } from '../../../api/drafts.ts'
import { householdLabels } from '../../../api/labels.ts'
import { listSportelli } from '../../../api/referral-form.ts'
import { listReferrals } from '../../../api/referrals.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import type { PageRoutes } from '../../page-route.ts'
import { onlyEnters } from '../receiving.ts'
import { ReferralListView } from './list-view.tsx'

const empty = z.literal('').transform(() => undefined)
const filters = z.object({
  cursor: z.string().max(500).optional(),
  /** Where the page of drafts begins. */
  drafts: z.string().max(500).optional(),
  state: z.union([referralState, empty]).optional().catch(undefined),
  urgency: z.union([urgency, empty]).optional().catch(undefined),
  sportelloId: z.union([z.uuid(), empty]).optional().catch(undefined),
  number: z.string().trim().max(20).optional().catch(undefined),
})
export type ListFilters = Omit<z.infer<typeof filters>, 'drafts'>

const PAGE = 25
const DRAFTS = 20
const draftParams = z.object({ draftId: z.uuid() })

export const listPages: PageRoutes = (app) => {
  app.get('/referrals', async (request, reply) => {
    if (onlyEnters(request.person)) return reply.seeOther('/referrals/new')
    const { drafts: draftsFrom, ...wanted } = filters.parse(request.query)
    const [page, drafts, sportelli] = await Promise.all([
      listReferrals(request.api, { ...wanted, number: wanted.number || undefined, limit: PAGE }),
      listDrafts(request.api, { sportelloId: wanted.sportelloId, cursor: draftsFrom, limit: DRAFTS }),
      listSportelli(request.api),
    ])
    const labels = await householdLabels(
      request.api,
      page.items.map(({ householdId }) => householdId),
    )
    const { t } = reply.words()
    return reply.page({
      title: t(words.title),
      lead: t(words.lead),
      section: 'referrals',
      risky: true,
      body: h(ReferralListView, { page, drafts, sportelli, labels, filters: wanted }),
    })
  })
  app.post('/drafts/:draftId/delete', async (request, reply) => {
    await deleteDraft(request.api, draftParams.parse(request.params).draftId)
    return reply.seeOther('/referrals', reply.words().t(words.draftDeleted))
  })
}
