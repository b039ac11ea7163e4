import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { type Account, territoriesOf } from '../../../api/account.ts'
import { type HousingRequestDetail, readRequest } from '../../../api/housing-requests.ts'
import { householdLabels } from '../../../api/labels.ts'
import { makeOffer, type NewOffer } from '../../../api/offers.ts'
import { listPlaces, type Place } from '../../../api/places.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { offerWords as words } from '../../../words/offers.ts'
import { problemWords } from '../../../words/problems.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { housingFrame, managesHousing } from '../housing-frame.tsx'
import { RequestView } from './request-view.tsx'

const params = z.object({ requestId: z.uuid() })
export const requestIdOf = (request: FastifyRequest) => params.parse(request.params).requestId
const WAITING = new Set(['open', 'proposed', 'no-place'])

export type RequestData = {
  request: HousingRequestDetail
  household: string | null
  places: readonly Place[]
  mayOffer: boolean
  mayRank: boolean
  mayPromise: boolean
}

/** What was typed into the form of another place. */
export type OtherPlace = { placeId: string | null; reason: string | null; remark: string | null }

export const requestPages: PageRoutes = (app) => {
  app.get('/housing/requests/:requestId', async (request, reply) =>
    showRequest(reply, await readData(request), { faults: [], given: noPlaceGiven }),
  )
  app.post('/housing/requests/:requestId/offer', offer)
}

export const noPlaceGiven: OtherPlace = { placeId: null, reason: null, remark: null }

export async function readData({ api, person, params: given }: FastifyRequest): Promise<RequestData> {
  const { requestId } = params.parse(given)
  const request = await readRequest(api, requestId)
  const [labels, places] = await Promise.all([
    householdLabels(api, [request.householdId]),
    listPlaces(api, request.territory),
  ])
  const manages = managesHousing(person, request.territory)
  return {
    request,
    household: labels.of(request.householdId),
    places,
    mayOffer: manages && WAITING.has(request.state),
    mayRank: (manages || follows(person, request.territory)) && WAITING.has(request.state),
    mayPromise: manages,
  }
}

const follows = (person: Account, territory: string) =>
  territoriesOf(person, 'case-manager').includes(territory)

async function offer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const requestId = requestIdOf(request)
  const given = {
    placeId: textOf(form, 'placeId'),
    reason: textOf(form, 'reason'),
    remark: textOf(form, 'remark'),
  }
  const other = form.has('reason')
  const faults = other ? faultsOf(given, reply) : []
  if (faults.length > 0) return showRequest(reply, await readData(request), { faults, given })
  const body = { requestId, placeId: given.placeId ?? '', ...(other ? { override: whyOf(given) } : {}) }
  return send(request, reply, { body, given })
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, given }: { body: NewOffer; given: OtherPlace },
): Promise<FastifyReply> {
  const { t, date } = reply.words()
  try {
    const made = await makeOffer(request.api, body, formOf(request).get('key') ?? undefined)
    const said = t(words.made, { date: date(made.answerBy, 'moment') })
    return reply.seeOther(`/housing/offers/${made.offerId}`, said)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const faults = [{ field: 'placeId', text: t(problemWords(error.code)) }]
    return showRequest(reply, await readData(request), { faults, given })
  }
}

const whyOf = ({ reason, remark }: OtherPlace) => ({ reason: reason ?? '', remark: remark ?? '' })

const SHORTEST_REMARK = 10

function faultsOf({ placeId, reason, remark }: OtherPlace, reply: FastifyReply): FormFault[] {
  const { t } = reply.words()
  return [
    ...(placeId ? [] : [{ field: 'placeId', text: t(words.placeMissing) }]),
    ...(reason ? [] : [{ field: 'reason', text: t(words.reasonMissing) }]),
    ...((remark?.length ?? 0) >= SHORTEST_REMARK ? [] : [{ field: 'remark', text: t(words.remarkMissing) }]),
  ]
}

type Said = {
  faults: readonly FormFault[]
  given: OtherPlace
  /** The other forms of the page, as sent with something to correct. */
  form?: URLSearchParams
}

export function showRequest(reply: FastifyReply, data: RequestData, said: Said): Promise<FastifyReply> {
  const { faults, given, form = new URLSearchParams() } = said
  const { t } = reply.words()
  return reply.page({
    ...housingFrame(reply),
    title: t(words.requestTitle, { number: data.request.referralNumber }),
    ...(data.household ? { lead: data.household } : {}),
    risky: true,
    status: faults.length > 0 ? 422 : 200,
    hasErrors: faults.length > 0,
    body: h(RequestView, { data, faults, given, form }),
  })
}
