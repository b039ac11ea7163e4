import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { readRequest } from '../../../api/housing-requests.ts'
import { householdLabels } from '../../../api/labels.ts'
import { answerOffer, type Offer, type OfferAnswer, readOffer, withdrawOffer } from '../../../api/offers.ts'
import { readPlace } from '../../../api/places.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { offerWords as words } from '../../../words/offers.ts'
import { problemWords } from '../../../words/problems.ts'
import { attempt, isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { housingFrame, managesHousing } from '../housing-frame.tsx'
import { OfferView } from './offer-view.tsx'

const params = z.object({ offerId: z.uuid() })
const idOf = (request: FastifyRequest) => params.parse(request.params).offerId

export type OfferData = {
  offer: Offer
  number: string
  household: string | null
  placeName: string
  manages: boolean
}

/** What the form of the answer said. */
export type GivenAnswer = { answer: string | null; reason: string | null; blockedUntil: string | null }

export const offerPages: PageRoutes = (app) => {
  app.get('/housing/offers/:offerId', async (request, reply) =>
    show(reply, await readData(request), {
      faults: [],
      given: { answer: null, reason: null, blockedUntil: null },
    }),
  )
  app.post('/housing/offers/:offerId/answer', answer)
  app.post('/housing/offers/:offerId/withdraw', withdraw)
}

async function readData(request: FastifyRequest): Promise<OfferData> {
  const { api, person } = request
  const offer = await readOffer(api, idOf(request))
  const [about, place, labels] = await Promise.all([
    readRequest(api, offer.requestId),
    readPlace(api, offer.placeId),
    householdLabels(api, [offer.householdId]),
  ])
  return {
    offer,
    number: about.referralNumber,
    household: labels.of(offer.householdId),
    placeName: place.name,
    manages: managesHousing(person, offer.territory),
  }
}

async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const given = {
    answer: form.get('answer'),
    reason: textOf(form, 'reason'),
    blockedUntil: textOf(form, 'blockedUntil'),
  }
  const faults = faultsOf(given, reply)
  if (faults.length > 0) return show(reply, await readData(request), { faults, given })
  const body: OfferAnswer = given.answer === 'accepted' ? { answer: 'accepted' } : refusalOf(given)
  try {
    await answerOffer(request.api, idOf(request), body)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const field = error.code.startsWith('block-date') ? 'blockedUntil' : 'answer'
    const text = reply.words().t(problemWords(error.code))
    return show(reply, await readData(request), { faults: [{ field, text }], given })
  }
  const { t } = reply.words()
  const said = t(body.answer === 'accepted' ? words.acceptedSaid : words.refusedSaid)
  return reply.seeOther(`/housing/offers/${idOf(request)}`, said)
}

function refusalOf({ reason, blockedUntil }: GivenAnswer) {
  return {
    answer: 'refused' as const,
    reason: reason ?? '',
    ...(blockedUntil ? { blockedUntil } : {}),
  }
}

function faultsOf({ answer: said, reason }: GivenAnswer, reply: FastifyReply): FormFault[] {
  const { t } = reply.words()
  if (said !== 'accepted' && said !== 'refused') return [{ field: 'answer', text: t(words.answerMissing) }]
  return said === 'refused' && !reason ? [{ field: 'reason', text: t(words.reasonMissing) }] : []
}

function withdraw(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const offerId = idOf(request)
  const blockedUntil = textOf(form, 'withdrawBlockedUntil')
  const back = `/housing/offers/${offerId}`
  return attempt(reply, { back, said: reply.words().t(words.withdrawn) }, () =>
    withdrawOffer(request.api, offerId, {
      reason: form.get('withdrawReason') ?? '',
      ...(blockedUntil ? { blockedUntil } : {}),
    }),
  )
}

type Said = { faults: readonly FormFault[]; given: GivenAnswer }

function show(reply: FastifyReply, data: OfferData, { faults, given }: Said): Promise<FastifyReply> {
  return reply.page({
    ...housingFrame(reply),
    title: reply.words().t(words.offerTitle, { number: data.number }),
    ...(data.household ? { lead: data.household } : {}),
    risky: true,
    status: faults.length > 0 ? 422 : 200,
    hasErrors: faults.length > 0,
    body: h(OfferView, { data, faults, given }),
  })
}
