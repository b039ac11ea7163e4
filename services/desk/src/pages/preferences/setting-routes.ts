import type { FastifyReply } from 'fastify'
import { formOf } from '../../server/forms.ts'
import { localAddress } from '../../server/local-address.ts'
import { common } from '../../words/common.ts'
import { LANGUAGES, translator } from '../../words/words.ts'
import type { PageRoutes } from '../page-route.ts'

const YEAR_SECONDS = 31_536_000

/** How pages look on this computer, kept in a cookie that says nothing of anybody: language, discreet titles. */
export const settingRoutes: PageRoutes = (app, { publicUrl }) => {
  const secure = publicUrl().startsWith('https:')
  const keep = (reply: FastifyReply, name: string, value: string) =>
    reply.setCookie(name, value, { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge: YEAR_SECONDS })
  app.post('/language', { config: { open: true } }, async (request, reply) => {
    const form = formOf(request)
    const language = LANGUAGES.find((one) => one === form.get('language')) ?? 'it'
    keep(reply, 'intarsi_language', language)
    const said = form.get('typed') === 'yes' ? translator(language)(common.typedIsLost) : undefined
    return reply.seeOther(localAddress(form.get('back')), said)
  })
  app.post('/discreet', { config: { open: true } }, async (request, reply) => {
    keep(reply, 'intarsi_discreet', formOf(request).get('discreet') === 'yes' ? 'yes' : 'no')
    return reply.redirect('/preferences', 303)
  })
}
