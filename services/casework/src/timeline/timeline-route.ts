import { fileViewOf } from '@intarsi/access'
import { areaSchema, id, instant } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { picParams } from '../presa-in-carico/on-pic.ts'
import { seenAreas } from '../presa-in-carico/pic-detail.ts'
import { getPic } from '../presa-in-carico/pics.ts'
import { resourceOf } from '../presa-in-carico/resource-of.ts'
import type { CaseworkDb } from '../schema.ts'
import { type Subjects, subjectsOf } from './subjects-of.ts'
import type { TimelineEntryRow } from './tables.ts'

const entryView = z.object({
  entryId: id,
  at: instant,
  kind: z.string(),
  area: areaSchema.nullable(),
  subjectId: id.nullable().describe('The task, objective or artefact it is about'),
  subject: z.string().nullable().describe('Its title or words, in the areas that you read in full'),
  by: z.string().describe('A person’s id, or system'),
  bodyId: id.nullable().describe('The body the person acted for'),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

const query = z.object({ ...pageQuery, area: areaSchema.optional() })

export function timelineRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId/timeline',
    config: { action: 'pic.read' },
    schema: {
      summary: 'Who did what, when, for which body (RE-20); the newest first',
      tags: ['presa in carico'],
      params: picParams,
      querystring: query,
      response: { 200: pageOf(entryView) },
    },
    handler: async (request) => {
      const pic = await getPic(deps.db, request.params.picId)
      const resource = await resourceOf(deps.db, pic)
      request.authorize(resource)
      const view = fileViewOf(request.actor, resource)
      const areas = view.summary ? seenAreas(view) : null
      const page = await listEntries(deps.db, { ...request.query, picId: pic.pic_id, areas })
      const subjects = await subjectsOf(deps.db, { entries: page.items, areas: view.areas })
      return { ...page, items: page.items.map((row) => viewOf(row, subjects)) }
    },
  })
}

type Filter = z.infer<typeof query> & { picId: string; areas: readonly string[] | null }

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

/** Null areas: nothing but the phases, for a tutor. */
async function listEntries(db: CaseworkDb, { picId, areas, area, cursor, limit }: Filter) {
  let rows = db
    .selectFrom('timeline_entry')
    .selectAll()
    .where('pic_id', '=', picId)
    .orderBy('at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(limit + 1)
  rows =
    areas === null
      ? rows.where('kind', '=', 'phase')
      : rows.where((e) => e.or([e('area', 'is', null), sql<boolean>`area = any(${areas}::text[])`]))
  if (area) rows = rows.where('area', '=', area)
  if (cursor) {
    const [at, entryId] = decodeCursor(cursor, cursorKeys)
    rows = rows.where(sql<boolean>`(at, entry_id) < (${at}::timestamptz, ${entryId}::uuid)`)
  }
  return cutPage(await rows.execute(), limit, (row) => [row.at.toISOString(), row.entry_id])
}

function viewOf(row: TimelineEntryRow, subjects: Subjects): z.infer<typeof entryView> {
  return {
    entryId: row.entry_id,
    at: row.at.toISOString(),
    kind: row.kind,
    area: row.area,
    subjectId: row.subject_id,
    subject: (row.subject_id && subjects.get(row.subject_id)) || null,
    by: row.by,
    bodyId: row.body_id,
    data: row.data,
  }
}
