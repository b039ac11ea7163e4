import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { formOf, textOf } from '../../../server/forms.ts'
import { peopleWords as words } from '../../../words/case-people.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { caseOf, whyRefused } from '../household/attempt-on-case.ts'
import { declineField } from './decline-form.tsx'
import { DECLINE_MANAGER, DECLINE_SEAT, type Declining } from './declines.ts'
import { showPeople } from './people-page.ts'

/** Who is proposed to lead the case, or for a seat of the équipe, says no and why. */
export const declineSteps: PageRoutes = (app) => {
  app.post('/cases/:referralId/people/managers/:id/decline', (request, reply) =>
    decline(request, reply, DECLINE_MANAGER),
  )
  app.post('/cases/:referralId/people/seats/:id/refusal', (request, reply) =>
    decline(request, reply, DECLINE_SEAT),
  )
}

const params = z.object({ id: z.uuid() })

/** Back to the list: who has declined may have no part in the case any more. */
async function decline(
  request: FastifyRequest,
  reply: FastifyReply,
  { said, work }: Declining,
): Promise<FastifyReply> {
  const { id } = params.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const reason = textOf(form, 'declineReason')
  const again = (text: string) =>
    showPeople(request, reply, { form: 'decline', faults: [{ field: declineField(id), text }] })
  if (!reason) return again(t(words.declineMissing))
  const found = await caseOf(request)
  try {
    await work(request, { id, reason, version: textOf(form, 'version') ?? '' })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return again(await whyRefused(request, reply, { problem: error, found, subjectId: id }))
  }
  return reply.seeOther('/cases', t(said))
}
