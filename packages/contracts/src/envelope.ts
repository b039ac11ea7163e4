import * as z from 'zod'

const id = z.uuid()

/**
 * CloudEvents 1.0.2 in structured JSON, with the extension attributes that every intarsi event carries.
 * `tableid`, `bodyid` and `area` are on public events only, for filters that do not read the data.
 * Instants are UTC ISO 8601; `sequence` is zero-padded to 12 digits and gapless per `source`.
 */
export const envelopeSchema = z.object({
  specversion: z.literal('1.0'),
  id,
  source: z.string().regex(/^\/[a-z-]+\/[a-z-]+\/[0-9a-zA-Z-]+$/),
  type: z.string().regex(/^it\.intarsi\.[a-z-]+\.[a-z-]+\.v\d+$/),
  subject: z.string().min(1),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  partitionkey: z.string().min(1),
  sequence: z.string().regex(/^\d{12}$/),
  correlationid: id,
  causationid: id,
  dataclassification: z.enum(['restricted', 'internal', 'public']),
  householdid: id.optional(),
  territory: z.string().optional(),
  referralnumber: z.string().optional(),
  tableid: id.optional(),
  bodyid: id.optional(),
  area: z.string().optional(),
  traceparent: z.string().optional(),
  data: z.unknown(),
})

export type Envelope<Data = unknown> = Omit<z.infer<typeof envelopeSchema>, 'data'> & { data: Data }

/** The largest serialised event, bytes. */
export const MAX_EVENT_BYTES = 16 * 1024

export const CLOUDEVENT_CONTENT_TYPE = 'application/cloudevents+json'
