import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import {
  type Contact,
  contactsOfPlace,
  linkContacts,
  readContact,
  searchContacts,
} from '../../../api/contacts.ts'
import { readPlace } from '../../../api/places.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { contactWords as words } from '../../../words/contacts.ts'
import { attempt } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { housingFrame } from '../housing-frame.tsx'
import { PlaceContactsView } from './place-contacts-view.tsx'

const params = z.object({ placeId: z.uuid() })
const PAGE = 20

/**
 * Chooses who owns a place and who found it. Looked for by their names, which stand in no address: the form goes back
 * and forth with what is chosen in it, until it is saved.
 */
export const placeContacts: PageRoutes = (app) => {
  app.get('/housing/places/:placeId/contacts', async (request, reply) => {
    const { placeId } = params.parse(request.params)
    return show(request, reply, { chosen: await contactsOfPlace(request.api, placeId) })
  })
  app.post('/housing/places/:placeId/contacts', async (request, reply) => {
    const form = formOf(request)
    const again = async (faults: readonly FormFault[]) =>
      show(request, reply, { chosen: await chosenIn(request), faults })
    if (!form.has('save')) return again([])
    const { placeId } = params.parse(request.params)
    return attempt(
      reply,
      {
        back: `/housing/places/${placeId}`,
        said: reply.words().t(words.linked),
        again: (text) => again([{ field: 'contactIds', text }]),
      },
      () => linkContacts(request.api, placeId, form.getAll('contactIds')),
    )
  })
}

/** Names of those that are ticked, whatever page of the search each stood on. */
async function chosenIn(request: FastifyRequest): Promise<Contact[]> {
  const { placeId } = params.parse(request.params)
  const own = await contactsOfPlace(request.api, placeId)
  const ids = [...new Set(formOf(request).getAll('contactIds'))]
  return await Promise.all(
    ids.map(
      async (id) => own.find(({ contactId }) => contactId === id) ?? (await readContact(request.api, id)),
    ),
  )
}

type Shown = { chosen: readonly Contact[]; faults?: readonly FormFault[] }

async function show(request: FastifyRequest, reply: FastifyReply, { chosen, faults = [] }: Shown) {
  const { api } = request
  const { placeId, name, territory } = await readPlace(api, params.parse(request.params).placeId)
  const form = formOf(request)
  const text = textOf(form, 'text')
  // A page goes on with what was looked for, not with what was typed since: that is looked for from the start.
  const goesOn = textOf(form, 'searched') === text
  const cursor = (goesOn && textOf(form, 'cursor')) || undefined
  const found = await searchContacts(api, { territory, text: text ?? undefined, cursor, limit: PAGE })
  const { t } = reply.words()
  const frame = housingFrame(reply)
  return reply.page({
    ...frame,
    crumbs: [...(frame.crumbs ?? []), { label: name, href: `/housing/places/${placeId}` }],
    title: t(words.link),
    risky: true,
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(PlaceContactsView, { placeId, text, chosen, found, faults }),
  })
}
