import type { FastifyReply } from 'fastify'
import { operationWords as words } from '../../words/operations.ts'
import type { Message } from '../../words/words.ts'

/** Title, lead and way back of a page of operations. */
export function frameOf(reply: FastifyReply, title: Message<''>, lead: Message<''>) {
  const { t } = reply.words()
  return {
    title: t(title),
    lead: t(lead),
    section: 'operations' as const,
    crumbs: [{ label: t(words.title), href: '/operations' }],
  }
}
