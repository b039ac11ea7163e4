import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { contactsOfPlace } from '../../../api/contacts.ts'
import { changePlace, listHeldPlaces, type Place, type PlaceCommand, readPlace } from '../../../api/places.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { romeDay } from '../../../server/rome-instant.ts'
import { placeWords as words } from '../../../words/housing-place.ts'
import { attempt } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { nameOfMunicipality } from '../../referrals/form/places.ts'
import { housingFrame, managesHousing } from '../housing-frame.tsx'
import { type TimeWindow, windowAround } from '../occupancy/lay-out.ts'
import { PlaceView } from './place-view.tsx'
import { labelsOf } from './places-pages.ts'

const params = z.object({ placeId: z.uuid() })
const idOf = (request: FastifyRequest) => params.parse(request.params).placeId

export const placePages: PageRoutes = (app) => {
  app.get('/housing/places/:placeId', (request, reply) => show(request, reply, []))
  app.post('/housing/places/:placeId/block', block)
  app.post('/housing/places/:placeId/unblock', (request, reply) =>
    change(request, reply, { command: 'unblock', said: words.unblocked }),
  )
  app.post('/housing/places/:placeId/retire', async (request, reply) => {
    const version = formOf(request).get('version') ?? ''
    return attempt(reply, { back: '/housing', said: reply.words().t(words.retired) }, () =>
      changePlace(request.api, idOf(request), { command: 'retire', version }),
    )
  })
}

async function block(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { t } = reply.words()
  const until = textOf(formOf(request), 'until')
  if (!until) return show(request, reply, [{ field: 'until', text: t(words.untilMissing) }])
  if (until <= romeDay(new Date()))
    return show(request, reply, [{ field: 'until', text: t(words.untilPast) }])
  const body = { until, reason: formOf(request).get('reason') }
  return change(request, reply, { command: 'block', said: words.blocked, body })
}

type Change = Omit<PlaceCommand, 'version'> & { said: typeof words.blocked | typeof words.unblocked }

function change(request: FastifyRequest, reply: FastifyReply, { said, ...command }: Change) {
  const placeId = idOf(request)
  const version = formOf(request).get('version') ?? ''
  return attempt(reply, { back: `/housing/places/${placeId}`, said: reply.words().t(said) }, () =>
    changePlace(request.api, placeId, { ...command, version }),
  )
}

async function show(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const place = await readPlace(request.api, idOf(request))
  const window = windowAround(romeDay(new Date()))
  const manages = managesHousing(request.person, place.territory)
  const held = manages ? await heldOf(request, place, window) : null
  const [labels, contacts] = await Promise.all([
    labelsOf(request, held ?? []),
    manages ? contactsOfPlace(request.api, place.placeId) : null,
  ])
  return reply.page({
    ...housingFrame(reply),
    title: place.name,
    lead: nameOfMunicipality(place.municipality),
    risky: true,
    status: faults.length > 0 ? 422 : 200,
    hasErrors: faults.length > 0,
    body: h(PlaceView, {
      place,
      held,
      window,
      labels,
      faults,
      until: textOf(formOf(request), 'until'),
      manages,
      contacts,
    }),
  })
}

async function heldOf({ api }: FastifyRequest, { placeId, territory }: Place, { from }: TimeWindow) {
  return (await listHeldPlaces(api, { territory, placeId, since: from, limit: 1 })).items
}
