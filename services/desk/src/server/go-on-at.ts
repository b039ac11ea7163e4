import type { FastifyReply } from 'fastify'
import { h } from 'preact'
import { aboutWords } from '../words/about.ts'

/**
 * Leads a browser that has just sent a form to another site. Not by a redirect: `form-action` of the page's policy forbids
 * it, and nothing would seem to happen.
 */
export function goOnAt(reply: FastifyReply, address: string): FastifyReply {
  const { t, language } = reply.words()
  const link = reply.part(h('a', { href: address }, t(aboutWords.goOn)))
  return reply
    .header('refresh', `0; url=${address}`)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html><html lang="${language}"><title>intarsi</title><body><p>${link}</p></body></html>`)
}
