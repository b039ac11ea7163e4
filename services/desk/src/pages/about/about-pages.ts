import { h, type VNode } from 'preact'
import { aboutWords as words } from '../../words/about.ts'
import type { Message } from '../../words/words.ts'
import type { PageRoutes } from '../page-route.ts'
import { AccessibilityView, KeyboardView, PersonalDataView, SignedOutView } from './about-views.tsx'
import { continueRoutes } from './continue-routes.ts'

/** Pages about the desk itself, open to everybody. */
export const aboutPages: PageRoutes = (app, deps) => {
  const page = (address: string, view: () => VNode, title: Message<''>, lead?: Message<''>) =>
    app.get(address, { config: { open: true } }, async (_request, reply) => {
      const { t } = reply.words()
      return reply.page({ title: t(title), ...(lead ? { lead: t(lead) } : {}), body: h(view, {}) })
    })
  page('/accessibility', AccessibilityView, words.accessibility, words.accessibilityLead)
  page('/keyboard', KeyboardView, words.keyboard, words.keyboardLead)
  page('/personal-data', PersonalDataView, words.personalData, words.personalDataLead)
  page('/signed-out', SignedOutView, words.signedOut)
  continueRoutes(app, deps)
}
