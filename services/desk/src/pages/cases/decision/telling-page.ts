import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { personLabels } from '../../../api/labels.ts'
import { readTelling, recordTelling } from '../../../api/telling.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { decisionWords } from '../../../words/decisions.ts'
import { takenWords as words } from '../../../words/decisions-taken.ts'
import { menuWords } from '../../../words/menu.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { caseFaults } from '../household/case-faults.ts'
import { householdParams } from '../household/household-data.ts'
import { TellingView } from './telling-view.tsx'

/** That a household was told what was decided: for who tells it, also when the case is another territory's by now. */
export const tellingPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/household-told', (request, reply) => show(request, reply, []))
  app.post('/cases/:referralId/household-told', record)
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  faults: readonly FormFault[],
): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const telling = await readTelling(request.api, referralId)
  const people = await personLabels(request.api, [telling.personId])
  const { t } = reply.words()
  const number = telling.referralNumber
  return reply.page({
    title: t(words.tellingTitle, { number }),
    section: 'cases',
    risky: true,
    ...(telling.mayRead.file
      ? {
          crumbs: [
            { label: t(menuWords.cases), href: '/cases' },
            { label: number, href: `/cases/${referralId}` },
          ],
        }
      : {}),
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(TellingView, { telling, people, form: formOf(request), faults }),
  })
}

async function record(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const language = textOf(form, 'toldLanguage')
  if (!language)
    return show(request, reply, [{ field: 'toldLanguage', text: t(decisionWords.languageMissing) }])
  const telling = await readTelling(request.api, referralId)
  const personId = textOf(form, 'toldBy') ?? request.person.personId
  try {
    await recordTelling(request.api, telling, { personId, language })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return show(request, reply, caseFaults(error, t, 'toldLanguage'))
  }
  return reply.seeOther(`/cases/${referralId}/household-told`, t(words.told))
}
