import type { FastifyInstance } from 'fastify'
import type { Asset, Assets } from './build-assets.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#06c"/><path d="M9 12h11l-3-3m6 11H12l3 3" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>'

/** The desk's static files, from memory. */
export function serveAssets(app: FastifyInstance, { files }: Assets): void {
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const file = files.get(request.params.name)
    if (!file) return reply.callNotFound()
    const { content, encoding } = bestOf(file, request.headers['accept-encoding'] ?? '')
    if (encoding) reply.header('content-encoding', encoding)
    return reply
      .header('cache-control', FOR_EVER)
      .header('vary', 'accept-encoding')
      .type(file.type)
      .send(content)
  })
  app.get('/assets/icon.svg', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(ICON),
  )
}

function bestOf({ content, gzipped, brotli }: Asset, accepted: string) {
  if (brotli && /\bbr\b/.test(accepted)) return { content: brotli, encoding: 'br' }
  if (gzipped && /\bgzip\b/.test(accepted)) return { content: gzipped, encoding: 'gzip' }
  return { content, encoding: null }
}
