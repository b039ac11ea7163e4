import type { FastifyReply } from 'fastify'
import { h } from 'preact'
import { type Preferences, readPreferences, savePreferences } from '../../api/preferences.ts'
import { ApiProblem } from '../../api/problem.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { formOf, textOf } from '../../server/forms.ts'
import { preferenceWords as words } from '../../words/preferences.ts'
import type { PageRoutes } from '../page-route.ts'
import { PreferencesView } from './preferences-view.tsx'

export const preferencePages: PageRoutes = (app) => {
  app.get('/preferences', async (request, reply) => show(reply, await readPreferences(request.api), []))
  app.post('/preferences', async (request, reply) => {
    const form = formOf(request)
    const given = {
      email: form.get('email'),
      locale: form.get('locale'),
      address: textOf(form, 'address'),
      version: form.get('version'),
    }
    try {
      await savePreferences(request.api, given)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 400) throw error
      const faults = faultsOf(error, reply)
      return show(reply, { ...given, version: Number(given.version) } as Preferences, faults)
    }
    return reply.seeOther('/preferences', reply.words().t(words.saved))
  })
}

function show(reply: FastifyReply, preferences: Preferences, faults: readonly FormFault[]) {
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    status: faults.length > 0 ? 422 : 200,
    hasErrors: faults.length > 0,
    body: h(PreferencesView, { preferences, faults }),
  })
}

function faultsOf({ faults }: ApiProblem, reply: FastifyReply): FormFault[] {
  const { t } = reply.words()
  return faults.map(({ pointer, detail }) => ({
    field: pointer.slice(1),
    text: pointer === '/address' ? t(words.addressFault) : detail,
  }))
}
