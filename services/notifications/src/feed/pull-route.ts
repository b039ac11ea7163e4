import { type HttpApp, problem } from '@intarsi/http'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'
import { OLDEST, resume } from './cursor.ts'
import { cursorSchema, filterOf, filterQuery } from './filter-query.ts'
import { readFeed } from './read-feed.ts'

export const BATCH_CONTENT_TYPE = 'application/cloudevents-batch+json'

/** `GET /events?after=CURSOR`: the feed in pages. The cursor of the next page is in `intarsi-cursor` and in `Link`. */
export function pullRoute(http: HttpApp, { db }: { db: Kysely<NotificationsSchema> }): void {
  http.route({
    method: 'GET',
    url: '/events',
    config: { action: 'feed.read' },
    schema: {
      operationId: 'pullEvents',
      summary: 'Events of the public feed after a cursor, oldest first, as a CloudEvents batch',
      tags: ['feed'],
      querystring: z.object({
        ...filterQuery,
        after: cursorSchema.default(OLDEST),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      response: {
        200: {
          description:
            'The next events. `intarsi-cursor` is where to go on, also when there is none now; `intarsi-more` says whether to ask again at once.',
          content: { [BATCH_CONTENT_TYPE]: { schema: z.array(z.looseObject({ id: z.uuid() })) } },
        },
      },
    },
    handler: async (request, reply) => {
      const view = { territories: request.territories(), filter: filterOf(request.query) }
      const from = await resume(db, request.query.after)
      if (!from.ok) throw gone()
      const page = await readFeed(db, view, { after: from.position, limit: request.query.limit })
      // Without a line looked at, the reader stands where it stood.
      const cursor = page.cursor === '' ? request.query.after : page.cursor
      const next = new URLSearchParams(request.url.split('?')[1])
      next.set('after', cursor)
      return reply
        .header('intarsi-cursor', cursor)
        .header('intarsi-more', String(page.more))
        .header('link', `</events?${next.toString()}>; rel="next"`)
        .header('cache-control', 'no-store')
        .type(BATCH_CONTENT_TYPE)
        .serializer((payload: unknown) => String(payload))
        .send(`[${page.lines.map((line) => line.body).join(',')}]` as never)
    },
  })
}

function gone() {
  const detail =
    'Events after this cursor are not kept any more. Go on with after=oldest, and compare what you hold.'
  return problem(410, 'cursor-gone', detail, { after: OLDEST })
}
