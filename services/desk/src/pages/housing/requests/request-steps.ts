import type { FastifyReply, FastifyRequest } from 'fastify'
import { rankPlaces, recordStay } from '../../../api/housing-requests.ts'
import { promiseSupport } from '../../../api/support.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { problemWords } from '../../../words/problems.ts'
import { rankingWords } from '../../../words/ranking.ts'
import { stayWords } from '../../../words/stay.ts'
import { supportWords as words } from '../../../words/support.ts'
import { attempt, isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { centsOf } from '../support/cents.ts'
import { noPlaceGiven, readData, requestIdOf, showRequest } from './request-pages.ts'

const MOST_MONTHS = 36

/** What is done about a request besides an offer: money, and what the household would rather have and for how long. */
export const requestSteps: PageRoutes = (app) => {
  app.post('/housing/requests/:requestId/support', promise)
  app.post('/housing/requests/:requestId/stay', stay)
  app.post('/housing/requests/:requestId/ranking', (request, reply) => {
    const requestId = requestIdOf(request)
    const placeIds = formOf(request).getAll('placeId').filter(Boolean)
    const said = reply.words().t(rankingWords.saved)
    const again = (text: string) => showAgain(request, reply, [{ field: 'rank-1', text }])
    return attempt(reply, { back: `/housing/requests/${requestId}`, said, again }, () =>
      rankPlaces(request.api, requestId, placeIds),
    )
  })
}

async function showAgain(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const form = formOf(request)
  return showRequest(reply, await readData(request), { faults, given: noPlaceGiven, form })
}

const LONGEST_STAY_MONTHS = 120

async function stay(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const requestId = requestIdOf(request)
  const written = textOf(form, 'stayMonths')
  const months = written ? Number(written) : null
  if (months !== null && !(Number.isInteger(months) && months >= 1 && months <= LONGEST_STAY_MONTHS)) {
    return showAgain(request, reply, [{ field: 'stayMonths', text: t(stayWords.wrong) }])
  }
  const again = (text: string) => showAgain(request, reply, [{ field: 'stayMonths', text }])
  return attempt(reply, { back: `/housing/requests/${requestId}`, said: t(stayWords.saved), again }, () =>
    recordStay(request.api, requestId, months),
  )
}

async function promise(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const kind = textOf(form, 'supportKind')
  const monthlyCents = centsOf(textOf(form, 'monthly'))
  const months = Number(textOf(form, 'months'))
  const faults = [
    ...(kind ? [] : [{ field: 'supportKind', text: t(words.kindMissing) }]),
    ...(monthlyCents ? [] : [{ field: 'monthly', text: t(words.sumMissing) }]),
    ...(Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS
      ? []
      : [{ field: 'months', text: t(words.monthsMissing) }]),
  ]
  if (!kind || !monthlyCents || faults.length > 0) return showAgain(request, reply, faults)
  const requestId = requestIdOf(request)
  try {
    await promiseSupport(request.api, { requestId, kind, monthlyCents, months }, form.get('key') ?? undefined)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return showAgain(request, reply, [{ field: 'monthly', text: t(problemWords(error.code)) }])
  }
  return reply.seeOther(`/housing/requests/${requestId}`, t(words.promisedSaid))
}
