import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import type { ApiProblem } from '../../../api/problem.ts'
import { type Receipt, readReceipt } from '../../../api/receipt.ts'
import { answerQuestion, withdrawReferral } from '../../../api/referral.ts'
import { listSportelli } from '../../../api/referral-form.ts'
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
  app.get('/referrals/:referralId/receipt', async (request, reply) =>
    showReceipt(reply, await readReceipt(request.api, idOf(request)), []),
  )
  app.post('/referrals/:referralId/answer', takeAnswer)
  withdrawRoutes(app)
}

/** The answer to a question, of its sportello or of who entered the referral for one without an account. */
async function takeAnswer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const receipt = await readReceipt(request.api, idOf(request))
  const { referralId, mayRead } = receipt
  const form = formOf(request)
  const answer = textOf(form, 'answer')
  const { t } = reply.words()
  const again = async (text: string) => {
    const faults = [{ field: 'answer', text }]
    if (!mayRead.own) return showReceipt(reply, receipt, faults)
    return showOwn(reply, await readOwn(request, referralId), faults)
  }
  if (!answer) return again(t(words.answerFault))
  try {
    await answerQuestion(request.api, { referralId, key: keyOf(form) }, answer)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return again(t(answerRefused(error)))
  }
  return reply.seeOther(`/referrals/${referralId}${mayRead.own ? '' : '/receipt'}`, t(words.answered))
}

async function showReceipt(reply: FastifyReply, receipt: Receipt, faults: readonly FormFault[]) {
  const { request } = reply
  const { t } = reply.words()
  const sportelli = await listSportelli(request.api)
  const sportello = sportelli.find(({ sportelloId }) => sportelloId === receipt.sportelloId)?.name
  const hasErrors = faults.length > 0
  return reply.page({
    ...(receipt.mayRead.own ? frame(reply, { referral: receipt }) : FRAME),
    title: t(words.receiptTitle),
    status: hasErrors ? 422 : 200,
    hasErrors,
    body: h(ReceiptView, { receipt, sportello, faults, form: formOf(request), sendKey: randomUUID() }),
  })
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

const FRAME = { section: 'referrals' as const, risky: true }

/** What the pages of one referral have in common. */
export function frame(
  reply: FastifyReply,
  { referral }: { referral: { number: string; referralId: string } },
) {
  const { t } = reply.words()
  const { number, referralId } = referral
  const list = { label: t(words.title), href: '/referrals' }
  const own = { label: number, href: `/referrals/${referralId}` }
  const here = reply.request.routeOptions.url === '/referrals/:referralId'
  return { ...FRAME, crumbs: here ? [list] : [list, own] }
}
