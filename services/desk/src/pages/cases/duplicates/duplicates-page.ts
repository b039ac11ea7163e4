import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { readCase } from '../../../api/cases.ts'
import { findSentHousehold, joinHouseholds, listDuplicates, splitHousehold } from '../../../api/duplicates.ts'
import { householdLabels } from '../../../api/labels.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { formOf } from '../../../server/forms.ts'
import { duplicateWords as words } from '../../../words/duplicates.ts'
import { menuWords } from '../../../words/menu.ts'
import { attempt } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { householdParams } from '../household/household-data.ts'
import { DuplicatesView } from './duplicates-view.tsx'

/** Households that may be the same as this one: joined with one button, apart again within 30 days. */
export const duplicatesPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/duplicates', show)
  app.post('/cases/:referralId/duplicates', join)
  app.post('/cases/:referralId/duplicates/split', split)
}

const back = (referralId: string) => `/cases/${referralId}/duplicates`

async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const { api } = request
  const file = await readCase(api, referralId)
  const [candidates, sentFor, names] = await Promise.all([
    listDuplicates(api, file.householdId),
    findSentHousehold(api, referralId),
    householdLabels(api, [file.householdId]),
  ])
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    section: 'cases',
    risky: true,
    crumbs: [
      { label: t(menuWords.cases), href: '/cases' },
      { label: file.referralNumber, href: `/cases/${referralId}` },
    ],
    body: h(DuplicatesView, { file, candidates, names, joined: isJoined(sentFor, file.householdId) }),
  })
}

/** The referral was sent for another household than the one that it is followed with. */
const isJoined = (sentFor: string | null, householdId: string) => sentFor !== null && sentFor !== householdId

async function join(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const { t } = reply.words()
  const chosen = z.uuid().safeParse(formOf(request).get('into'))
  if (!chosen.success) return reply.refused(back(referralId), t(words.chooseOne))
  const { householdId } = await readCase(request.api, referralId)
  const survivingHouseholdId = chosen.data
  try {
    return await attempt(reply, { back: back(referralId), said: t(words.joined) }, () =>
      joinHouseholds(request.api, { householdId, survivingHouseholdId }),
    )
  } catch (error) {
    // Who may read this household may have no right to the other, which another territory follows.
    if (!(error instanceof ApiProblem) || error.status !== 403) throw error
    return reply.refused(back(referralId), t(words.noRightToOther))
  }
}

async function split(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const { t } = reply.words()
  const householdId = await findSentHousehold(request.api, referralId)
  if (!householdId) return reply.refused(back(referralId), t(words.noRightToOther))
  return attempt(reply, { back: back(referralId), said: t(words.apart) }, () =>
    splitHousehold(request.api, householdId),
  )
}
