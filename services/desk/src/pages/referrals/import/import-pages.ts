import { importTemplate, type ReferralFile, readReferralFile, sendReferrals } from '@intarsi/referral-file'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { listSportelli } from '../../../api/referral-form.ts'
import type { DeskDeps } from '../../../server/desk-deps.ts'
import { importWords as words } from '../../../words/import.ts'
import { referralWords } from '../../../words/referrals.ts'
import type { PageRoutes } from '../../page-route.ts'
import { CheckedView, ResultsView, UploadView } from './import-views.tsx'

const MAX_BYTES = 500_000
const MAX_ROWS = 200

/** Referrals from a file: uploaded, checked row by row, and sent once somebody has seen what is wrong with it. */
export const importPages: PageRoutes = (app, deps) => {
  app.get('/import', async (_request, reply) => showUpload(reply, null))
  app.get('/import/template.csv', async (_request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="segnalazioni.csv"')
      // With a mark Excel reads it as UTF-8.
      .send(`\uFEFF${importTemplate()}`),
  )
  app.post('/import', { config: { fileFrom: '/import' } }, async (request, reply) => {
    const { t } = reply.words()
    const { upload } = request
    if (!upload) return showUpload(reply, t(words.noFile))
    if (upload === 'too-large' || upload.content.length > MAX_BYTES)
      return showUpload(reply, t(words.tooLarge))
    const file = readReferralFile(upload.content, upload.fileName, { now: new Date() })
    if (file.rows.length > MAX_ROWS) return showUpload(reply, t(words.tooLarge))
    request.session.fileToSend = { fileName: upload.fileName, content: upload.content.toString('base64') }
    return reply.page({ ...frame(reply), title: t(words.checked), body: h(CheckedView, { file }) })
  })
  app.post('/import/send', async (request, reply) => send(request, reply, deps))
}

async function send(request: FastifyRequest, reply: FastifyReply, { services }: DeskDeps) {
  const { fileToSend } = request.session
  const { t } = reply.words()
  if (!fileToSend) return showUpload(reply, t(words.nothingPending))
  request.session.fileToSend = undefined
  const file = fileOf(fileToSend)
  const token = request.signedIn?.accessToken ?? ''
  const outcomes = await sendReferrals(file.rows, { url: services.intake, tokenFor: () => token })
  return reply.page({ ...frame(reply), title: t(words.results), body: h(ResultsView, { outcomes }) })
}

function fileOf({ fileName, content }: { fileName: string; content: string }): ReferralFile {
  return readReferralFile(Buffer.from(content, 'base64'), fileName, { now: new Date() })
}

async function showUpload(reply: FastifyReply, fault: string | null) {
  const { t } = reply.words()
  const sportelli = await listSportelli(reply.request.api)
  return reply.page({
    ...frame(reply),
    title: t(words.title),
    lead: t(words.lead),
    status: fault ? 422 : 200,
    hasErrors: fault !== null,
    body: h(UploadView, { sportelli, fault }),
  })
}

function frame(reply: FastifyReply) {
  const { t } = reply.words()
  return {
    section: 'referrals' as const,
    risky: true,
    crumbs: [{ label: t(referralWords.title), href: '/referrals' }],
  }
}
