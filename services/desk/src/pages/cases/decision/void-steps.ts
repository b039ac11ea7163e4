import type { FastifyReply, FastifyRequest } from 'fastify'
import { stepCase } from '../../../api/cases.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { voidWords as words } from '../../../words/void-referral.ts'
import { attempt, isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { caseFaults } from '../household/case-faults.ts'
import { householdParams } from '../household/household-data.ts'
import { showDecisions } from './decisions-page.ts'

/** A referral entered by mistake is void when two persons say so. */
export const voidSteps: PageRoutes = (app) => {
  app.post('/cases/:referralId/void', ask)
  app.post('/cases/:referralId/void/confirmation', agree)
}

const idOf = (request: FastifyRequest) => householdParams.parse(request.params).referralId
const versionOf = (request: FastifyRequest) => textOf(formOf(request), 'version') ?? ''

async function ask(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const referralId = idOf(request)
  const { t } = reply.words()
  const reason = textOf(formOf(request), 'voidReason')
  if (!reason) {
    const faults = [{ field: 'voidReason', text: t(words.reasonMissing) }]
    return showDecisions(request, reply, { sent: 'void', faults })
  }
  try {
    await stepCase(request.api, referralId, { path: 'void', version: versionOf(request), body: { reason } })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return showDecisions(request, reply, { sent: 'void', faults: caseFaults(error, t, 'voidReason') })
  }
  return reply.seeOther(`/cases/${referralId}/decisions`, t(words.requested))
}

function agree(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const referralId = idOf(request)
  const said = reply.words().t(words.done)
  return attempt(reply, { back: `/cases/${referralId}/decisions`, said }, () =>
    stepCase(request.api, referralId, { path: 'void/confirmation', version: versionOf(request) }),
  )
}
