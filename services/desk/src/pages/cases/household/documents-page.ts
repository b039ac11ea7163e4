import { romeDay } from '@intarsi/territories'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { addDocument, type CaseDocument, listDocuments, moveDocument } from '../../../api/case-work.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { documentPageWords as words } from '../../../words/case-documents.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { attemptOnCase, caseOf } from './attempt-on-case.ts'
import { caseFaults } from './case-faults.ts'
import { DocumentsView } from './documents-view.tsx'
import { type Part, readPage } from './household-data.ts'
import { showHousehold } from './show-household.ts'
import { answersOf } from './task-answers.ts'

const params = z.object({ referralId: z.uuid(), artefactId: z.uuid() })

/** The documents of a household: which there are, which are missing, who signed them. */
export const documentsPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/documents', (request, reply) => show(request, reply, []))
  app.post('/cases/:referralId/documents', add)
  app.post('/cases/:referralId/documents/:artefactId/completion', complete)
  app.post('/cases/:referralId/documents/:artefactId/signatures', sign)
}

const documents: Part<{ documents: readonly CaseDocument[] }> = {
  read: async (api, picId) => ({ documents: await listDocuments(api, picId) }),
  names: () => [],
}

async function show(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const { frame, rest } = await readPage(request, documents)
  return showHousehold(reply, frame, {
    part: reply.words().t(words.title),
    hasErrors: faults.length > 0,
    body: h(DocumentsView, { frame, ...rest, answers: answersOf(request, faults) }),
  })
}

async function add(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const key = textOf(form, 'document')
  if (!key) return show(request, reply, [{ field: 'document', text: t(words.whichMissing) }])
  const found = await caseOf(request)
  const [language, keptWhere, expiresOn] = ['language', 'keptWhere', 'expiresOn'].map((one) =>
    textOf(form, one),
  )
  const body = {
    key,
    ...(language ? { language } : {}),
    ...(keptWhere ? { keptWhere } : {}),
    ...(expiresOn ? { expiresOn } : {}),
  }
  try {
    await addDocument(request.api, found.picId, body, textOf(form, 'key') ?? undefined)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return show(request, reply, caseFaults(error, t, 'document'))
  }
  return reply.seeOther(`/cases/${found.referralId}/documents`, t(words.added))
}

async function complete(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return move(request, reply, { step: 'completion', said: reply.words().t(words.completed) })
}

async function sign(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const body = { party: textOf(formOf(request), 'party') ?? '', signedOn: romeDay(new Date()) }
  return move(request, reply, { step: 'signatures', said: reply.words().t(words.signed), body })
}

type Move = { step: 'completion' | 'signatures'; said: string; body?: unknown }

async function move(request: FastifyRequest, reply: FastifyReply, { step, said, body }: Move) {
  const { artefactId } = params.parse(request.params)
  const found = await caseOf(request)
  const version = textOf(formOf(request), 'version') ?? ''
  return attemptOnCase(request, reply, {
    found,
    back: `/cases/${found.referralId}/documents`,
    said,
    subjectId: artefactId,
    work: () => moveDocument(request.api, artefactId, { step, version, body }),
  })
}
