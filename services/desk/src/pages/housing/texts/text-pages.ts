import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { type AgreementText, publishAgreementText, readAgreementTexts } from '../../../api/placements.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { DeskRefusal } from '../../../server/failures.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { agreementTextWords as words } from '../../../words/agreement-texts.ts'
import { attempt } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { TextsView } from './texts-view.tsx'

const SHORTEST_TEXT = 20

export type GivenText = { kind: string | null; it: string | null; en: string | null }

/** The hosting agreement and the house rules of a territory, and how their next version is published. */
export const textPages: PageRoutes = (app) => {
  app.get('/housing/texts', (request, reply) => show(request, reply, { given: null, faults: [] }))
  app.post('/housing/texts', publish)
}

type Said = { given: GivenText | null; faults: readonly FormFault[] }

async function show(request: FastifyRequest, reply: FastifyReply, said: Said): Promise<FastifyReply> {
  const where = whereIs(request)
  const texts: AgreementText[] = where.territory ? await readAgreementTexts(request.api, where.territory) : []
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    section: 'housing',
    status: said.faults.length > 0 ? 422 : 200,
    hasErrors: said.faults.length > 0,
    body: h(TextsView, { texts, where, ...said }),
  })
}

async function publish(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const given = { kind: textOf(form, 'kind'), it: textOf(form, 'it'), en: textOf(form, 'en') }
  const short = (text: string | null) => (text?.length ?? 0) < SHORTEST_TEXT
  const { kind, it, en } = given
  if (kind !== 'hosting-agreement' && kind !== 'house-rules') throw new DeskRefusal(400, 'bad-request')
  const faults = [
    ...(short(it) ? [{ field: `it-${kind}`, text: t(words.tooShort) }] : []),
    ...(en && short(en) ? [{ field: `en-${kind}`, text: t(words.tooShort) }] : []),
  ]
  if (it === null || faults.length > 0) return show(request, reply, { given, faults })
  const territory = form.get('territory') ?? ''
  return attempt(
    reply,
    { back: `/housing/texts?${new URLSearchParams({ territory })}`, said: t(words.published) },
    () => publishAgreementText(request.api, { territory, kind, it, en }),
  )
}
