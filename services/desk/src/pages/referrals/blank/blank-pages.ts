import { h } from 'preact'
import * as z from 'zod'
import { BLANK_LANGUAGES, blankPageWords as words } from '../../../words/blank-form.ts'
import { referralWords } from '../../../words/referrals.ts'
import type { PageRoutes } from '../../page-route.ts'
import { BlankView } from './blank-view.tsx'

const query = z.object({
  language: z
    .enum(BLANK_LANGUAGES as [string, ...string[]])
    .nullable()
    .catch(null),
})

/** The blank scheda to print: it names nobody, so everybody may open it. */
export const blankPages: PageRoutes = (app) => {
  app.get('/scheda', { config: { open: true } }, async (request, reply) => {
    const { language } = query.parse({ language: null, ...(request.query as object) })
    const { t } = reply.words()
    return reply.page({
      title: t(words.title),
      heading: null,
      section: 'referrals',
      crumbs: [{ label: t(referralWords.title), href: '/referrals' }],
      body: h(BlankView, { language }),
    })
  })
}
