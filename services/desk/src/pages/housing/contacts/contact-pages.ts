import { municipalityCode } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import {
  addContact,
  CONTACT_KINDS,
  type ContactAnswers,
  changeContact,
  listContacts,
  readContact,
} from '../../../api/contacts.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf } from '../../../server/forms.ts'
import { pageQuery } from '../../../server/page-address.ts'
import { contactWords as words } from '../../../words/contacts.ts'
import { attempt } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { housingFrame, whereIs } from '../housing-frame.tsx'
import { ContactView } from './contact-form.tsx'
import { ContactsView } from './contacts-view.tsx'
import { contactAnswers, contactFaults, nobody } from './read-contact.ts'

const PAGE = 25
const query = z.object({
  cursor: z.string().max(500).optional(),
  kind: z.enum(CONTACT_KINDS).optional().catch(undefined),
  municipality: municipalityCode.optional().catch(undefined),
})
const params = z.object({ contactId: z.uuid() })

/** Landlords and intermediaries: read and written by who manages homes. */
export const contactPages: PageRoutes = (app) => {
  app.get('/housing/contacts', (request, reply) => showAll(request, reply, { given: nobody, faults: [] }))
  app.post('/housing/contacts', add)
  app.get('/housing/contacts/:contactId', (request, reply) => showOne(request, reply, null))
  app.post('/housing/contacts/:contactId', change)
}

type Said = { given: ContactAnswers; faults: readonly FormFault[] }

async function showAll(request: FastifyRequest, reply: FastifyReply, said: Said): Promise<FastifyReply> {
  const where = whereIs(request)
  const { cursor, ...filters } = query.parse(pageQuery(request))
  const page = where.territory
    ? await listContacts(request.api, { territory: where.territory, ...filters, cursor, limit: PAGE })
    : { items: [], next: null }
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    section: 'housing',
    ...statusOf(said),
    body: h(ContactsView, { page, where, filters, ...said }),
  })
}

const statusOf = ({ faults }: Said) => ({
  status: faults.length > 0 ? 422 : 200,
  hasErrors: faults.length > 0,
})

async function add(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { t } = reply.words()
  const form = formOf(request)
  const given = contactAnswers(form)
  const faults = contactFaults(given, t)
  if (faults.length > 0) return showAll(request, reply, { given, faults })
  const again = (text: string) => showAll(request, reply, { given, faults: [{ field: 'kind', text }] })
  return attempt(reply, { back: '/housing/contacts', said: t(words.added), again }, () =>
    addContact(request.api, form.get('territory') ?? '', given),
  )
}

/** `answers`: what was sent with something to correct; null: the contact as it is. */
async function showOne(request: FastifyRequest, reply: FastifyReply, answers: Said | null) {
  const contact = await readContact(request.api, params.parse(request.params).contactId)
  const { contactId, name, version } = contact
  const said = answers ?? { given: contact, faults: [] }
  const { t } = reply.words()
  const frame = housingFrame(reply)
  return reply.page({
    ...frame,
    crumbs: [...(frame.crumbs ?? []), { label: t(words.title), href: '/housing/contacts' }],
    title: t(words.one),
    heading: name,
    ...statusOf(said),
    body: h(ContactView, {
      action: `/housing/contacts/${contactId}`,
      ...said,
      hidden: { version: String(version) },
      button: t(words.change),
    }),
  })
}

async function change(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { contactId } = params.parse(request.params)
  const { t } = reply.words()
  const form = formOf(request)
  const body = contactAnswers(form)
  const faults = contactFaults(body, t)
  if (faults.length > 0) return showOne(request, reply, { given: body, faults })
  const again = (text: string) => showOne(request, reply, { given: body, faults: [{ field: 'kind', text }] })
  return attempt(reply, { back: `/housing/contacts/${contactId}`, said: t(words.changed), again }, () =>
    changeContact(request.api, contactId, { version: form.get('version') ?? '', body }),
  )
}
