import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import type { ApiProblem } from '../../../api/problem.ts'
import { answerQuestion, withdrawReferral } from '../../../api/referral.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { problemWords } from '../../../words/problems.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import type { Translate } from '../../../words/words.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { type OwnReferral, readOwn } from './own-data.ts'
import { OwnView } from './own-view.tsx'
import { ReceiptView } from './receipt-view.tsx'
import { WithdrawView } from './withdraw-view.tsx'

const params = z.object({ referralId: z.uuid() })
const idOf = ({ params: given }: FastifyRequest) => params.parse(given).referralId

/** A referral's own page: where it is, since when, what happens next, and what its sportello can still do. */
export const ownPages: PageRoutes = (app) => {
  app.get('/referrals/:referralId', async (request, reply) =>
    showOwn(reply, await readOwn(request, idOf(request)), []),
  )
  app.get('/referrals/:referralId/receipt', async (request, reply) => {
    const own = await readOwn(request, idOf(request))
    const { t } = reply.words()
    return reply.page({ ...frame(reply, own), title: t(words.receiptTitle), body: h(ReceiptView, { own }) })
  })
  app.post('/referrals/:referralId/answer', async (request, reply) => {
    const referralId = idOf(request)
    const form = formOf(request)
    const answer = textOf(form, 'answer')
    const { t } = reply.words()
    if (!answer) {
      const faults = [{ field: 'answer', text: t(words.answerFault) }]
      return showOwn(reply, await readOwn(request, referralId), faults)
    }
    try {
      await answerQuestion(request.api, { referralId, key: keyOf(form) }, answer)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const faults = [{ field: 'answer', text: t(answerRefused(error)) }]
      return showOwn(reply, await readOwn(request, referralId), faults)
    }
    return reply.seeOther(`/referrals/${referralId}`, t(words.answered))
  })
  withdrawRoutes(app)
}

function withdrawRoutes(app: Parameters<PageRoutes>[0]): void {
  app.get('/referrals/:referralId/withdraw', async (request, reply) =>
    showWithdraw(reply, await readOwn(request, idOf(request)), { form: new URLSearchParams(), faults: [] }),
  )
  app.post('/referrals/:referralId/withdraw', async (request, reply) => {
    const referralId = idOf(request)
    const form = formOf(request)
    const note = textOf(form, 'note')
    const { t } = reply.words()
    try {
      const body = { reason: textOf(form, 'reason'), ...(note ? { note } : {}) }
      await withdrawReferral(request.api, { referralId, key: keyOf(form) }, body)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const faults = withdrawFaults(error, t)
      return showWithdraw(reply, await readOwn(request, referralId), { form, faults })
    }
    return reply.seeOther(`/referrals/${referralId}`, t(words.withdrawn))
  })
}

/** What is wrong with a withdrawal, at its field; what is about none, at the reason. Pure. */
function withdrawFaults({ code, faults }: ApiProblem, t: Translate): FormFault[] {
  const fields = faults.map(({ pointer }) => pointer.slice(1))
  if (fields.length === 0) return [{ field: 'reason', text: t(problemWords(code)) }]
  return fields.map((field) => ({
    field,
    text: t(field === 'reason' ? words.withdrawFault : problemWords(code)),
  }))
}

/** The question has lapsed or was answered; or the form as it was sent fails a rule of today, and is to be corrected. */
const answerRefused = ({ status }: ApiProblem) => (status === 400 ? words.answerForm : words.answerLate)

const keyOf = (form: URLSearchParams) => textOf(form, 'key') ?? randomUUID()

/** The page of a referral; after one of its forms was refused with what was sent, and what is wrong with it. */
export function showOwn(reply: FastifyReply, own: OwnReferral, faults: readonly FormFault[]) {
  return reply.page({
    ...frame(reply, own),
    title: own.referral.number,
    heading: null,
    status: faults.length > 0 ? 422 : 200,
    hasErrors: faults.length > 0,
    body: h(OwnView, { own, form: formOf(reply.request), faults, sendKey: randomUUID() }),
  })
}

type Withdrawing = { form: URLSearchParams; faults: readonly FormFault[] }

function showWithdraw(reply: FastifyReply, own: OwnReferral, { form, faults }: Withdrawing) {
  const { t } = reply.words()
  return reply.page({
    ...frame(reply, own),
    title: t(words.withdraw),
    lead: t(words.withdrawLead),
    status: faults.length > 0 ? 422 : 200,
    hasErrors: faults.length > 0,
    body: h(WithdrawView, { own, form, faults, sendKey: randomUUID() }),
  })
}

/** What the pages of one referral have in common. */
export function frame(reply: FastifyReply, { referral }: Pick<OwnReferral, 'referral'>) {
  const { t } = reply.words()
  const { number, referralId } = referral
  const list = { label: t(words.title), href: '/referrals' }
  const own = { label: number, href: `/referrals/${referralId}` }
  const here = reply.request.routeOptions.url === '/referrals/:referralId'
  return { section: 'referrals' as const, risky: true, crumbs: here ? [list] : [list, own] }
}
