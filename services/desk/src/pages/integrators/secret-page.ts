import type { FastifyReply } from 'fastify'
import { h } from 'preact'
import { integrationWords as words } from '../../words/integrations.ts'
import { type SecretProps, SecretView } from './secret-view.tsx'

/** Answers the one page on which a new secret stands: it goes into no session, and no address leads here again. */
export function showSecret(reply: FastifyReply, shown: SecretProps): Promise<FastifyReply> {
  const { t } = reply.words()
  return reply.page({
    title: t(shown.publicKey ? words.publicKey : words.secretTitle),
    section: 'integrations',
    crumbs: [{ label: t(words.title), href: '/integrations' }],
    status: 201,
    body: h(SecretView, shown),
  })
}
