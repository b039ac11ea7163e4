import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { attachFile } from '../../../api/attachments.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { formOf } from '../../../server/forms.ts'
import { attachmentWords as words } from '../../../words/attachments.ts'
import type { PageRoutes } from '../../page-route.ts'

const ofReferral = z.object({ referralId: z.uuid() })
const ofDraft = z.object({ draftId: z.uuid() })

/** Files are added to a draft before it is sent, and to a referral afterwards. */
export const fileRoutes: PageRoutes = (app) => {
  app.post(
    '/referrals/:referralId/files',
    { config: { fileFrom: '/referrals/:referralId' } },
    async (request, reply) => {
      const { referralId } = ofReferral.parse(request.params)
      return attach(request, reply, { to: `referrals/${referralId}`, back: `/referrals/${referralId}` })
    },
  )
  app.post(
    '/drafts/:draftId/files',
    { config: { fileFrom: '/drafts/:draftId/summary' } },
    async (request, reply) => {
      const { draftId } = ofDraft.parse(request.params)
      return attach(request, reply, { to: `drafts/${draftId}`, back: `/drafts/${draftId}/summary` })
    },
  )
}

async function attach(
  request: FastifyRequest,
  reply: FastifyReply,
  { to, back }: { to: string; back: string },
) {
  const { t } = reply.words()
  const { upload } = request
  if (!upload) return reply.refused(back, t(words.noFile))
  try {
    const restricted = formOf(request).get('restricted') === 'yes'
    await attachFile(request.api, to, { ...upload, restricted })
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 400) throw error
    return reply.refused(back, t(words.unsupported))
  }
  return reply.seeOther(back, t(words.attached))
}
