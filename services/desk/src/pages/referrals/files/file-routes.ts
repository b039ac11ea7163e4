import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { attachFile } from '../../../api/attachments.ts'
import { readDraft } from '../../../api/drafts.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf } from '../../../server/forms.ts'
import { attachmentWords as words } from '../../../words/attachments.ts'
import { problemWords } from '../../../words/problems.ts'
import type { Translate } from '../../../words/words.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { readOwn } from '../own/own-data.ts'
import { showOwn } from '../own/own-pages.ts'
import { showSummary } from '../summary/summary-pages.ts'

const ofReferral = z.object({ referralId: z.uuid() })
const ofDraft = z.object({ draftId: z.uuid() })

/** Files are added to a draft before it is sent, and to a referral afterwards. */
export const fileRoutes: PageRoutes = (app) => {
  app.post(
    '/referrals/:referralId/files',
    { config: { fileFrom: '/referrals/:referralId' } },
    async (request, reply) => {
      const { referralId } = ofReferral.parse(request.params)
      const fault = await attach(request, `referrals/${referralId}`, reply.words().t)
      if (!fault) return reply.seeOther(`/referrals/${referralId}`, reply.words().t(words.attached))
      return showOwn(reply, await readOwn(request, referralId), [fault])
    },
  )
  app.post(
    '/drafts/:draftId/files',
    { config: { fileFrom: '/drafts/:draftId/summary' } },
    async (request, reply) => {
      const { draftId } = ofDraft.parse(request.params)
      const fault = await attach(request, `drafts/${draftId}`, reply.words().t)
      if (!fault) return reply.seeOther(`/drafts/${draftId}/summary`, reply.words().t(words.attached))
      return showSummary(reply, await readDraft(request.api, draftId), { fileFaults: [fault] })
    },
  )
}

/** Attaches the file of the form; answers what is wrong with it, null when it is attached. */
async function attach(request: FastifyRequest, to: string, t: Translate): Promise<FormFault | null> {
  const { upload } = request
  if (!upload) return { field: 'file', text: t(words.noFile) }
  if (upload === 'too-large') return { field: 'file', text: t(words.tooLarge) }
  try {
    const restricted = formOf(request).get('restricted') === 'yes'
    await attachFile(request.api, to, { ...upload, restricted })
    return null
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { field: 'file', text: t(error.status === 400 ? words.unsupported : problemWords(error.code)) }
  }
}
