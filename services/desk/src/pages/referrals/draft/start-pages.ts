import { randomUUID } from 'node:crypto'
import type { ReferralDraft } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { createDraft, listDrafts } from '../../../api/drafts.ts'
import { householdLabels } from '../../../api/labels.ts'
import { readForm } from '../../../api/referral.ts'
import { listSportelli, type Sportello } from '../../../api/referral-form.ts'
import { listReferrals } from '../../../api/referrals.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { pageQuery } from '../../../server/page-address.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import type { PageRoutes } from '../../page-route.ts'
import { onlyEnters, sendsFor } from '../receiving.ts'
import { firstDraft, fromEarlier } from './prefill.ts'
import { StartView } from './start-view.tsx'

const EARLIER = 10
const DRAFTS = 20
const query = z.object({
  drafts: z.string().max(500).optional(),
  cursor: z.string().max(500).optional(),
  number: z.string().trim().max(20).optional().catch(undefined),
})
const params = z.object({ referralId: z.uuid() })

/** Where a new referral begins: for a household that is new, or from what was sent of it before. */
export const startPages: PageRoutes = (app) => {
  app.get('/referrals/new', (request, reply) => showStart(request, reply, []))
  app.post('/referrals/new', async (request, reply) => {
    const sportelli = ownFirst(request, await listSportelli(request.api))
    const chosen = textOf(formOf(request), 'sportelloId')
    const sportello = sportelli.find(({ sportelloId }) => sportelloId === chosen) ?? only(sportelli)
    if (sportello)
      return reply.seeOther(await begin(request, firstDraft(request.person, sportello.sportelloId)))
    const text = reply.words().t(words.sportelloMissing)
    return showStart(request, reply, [{ field: 'sportelloId', text }])
  })
  app.post('/referrals/:referralId/again', async (request, reply) => {
    const { number, form } = await readForm(request.api, params.parse(request.params).referralId)
    return reply.seeOther(await begin(request, fromEarlier(form, number, request.person)))
  })
}

async function showStart(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const enters = onlyEnters(request.person)
  const { drafts: draftsFrom, cursor, number = '' } = query.parse(pageQuery(request))
  const [sportelli, earlier, drafts] = await Promise.all([
    listSportelli(request.api),
    enters
      ? { items: [], next: null }
      : listReferrals(request.api, { number: number || undefined, cursor, limit: EARLIER }),
    enters ? listDrafts(request.api, { cursor: draftsFrom, limit: DRAFTS }) : null,
  ])
  const labels = await householdLabels(
    request.api,
    earlier.items.map(({ householdId }) => householdId),
  )
  const { t } = reply.words()
  return reply.page({
    title: t(words.newReferral),
    crumbs: enters ? [] : [{ label: t(words.title), href: '/referrals' }],
    section: 'referrals',
    risky: true,
    ...(enters ? { lead: t(words.enterLead) } : {}),
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(StartView, {
      sportelli: ownFirst(request, sportelli),
      chosen:
        only(sportelli.filter(({ sportelloId }) => sendsFor(request.person, sportelloId)))?.sportelloId ??
        null,
      ...{ earlier, number, drafts, labels, faults, beginKey: randomUUID() },
    }),
  })
}

/** Nobody sends for a sportello that they did not choose: nothing is chosen for them, unless there is one alone. */
function only(sportelli: readonly Sportello[]): Sportello | undefined {
  return sportelli.length === 1 ? sportelli[0] : undefined
}

/** Who signals and enters what others signal finds their own first. */
function ownFirst({ person }: FastifyRequest, sportelli: readonly Sportello[]): Sportello[] {
  const others = ({ sportelloId }: Sportello) => Number(!sendsFor(person, sportelloId))
  return sportelli.toSorted((one, other) => others(one) - others(other))
}

async function begin(request: FastifyRequest, form: ReferralDraft): Promise<string> {
  // Sent twice by an impatient finger, the form has one key and begins one draft.
  const key = textOf(formOf(request), 'key') ?? randomUUID()
  const { draftId } = await createDraft(request.api, form, key)
  return `/drafts/${draftId}/household`
}
