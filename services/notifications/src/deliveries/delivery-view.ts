import * as z from 'zod'
import type { DeliveryRow } from '../endpoints/tables.ts'

export const deliveryView = z.object({
  deliveryId: z.number().int(),
  endpointId: z.uuid(),
  eventId: z.uuid().describe('The event id: also the webhook-id of every attempt'),
  type: z.string(),
  subject: z.string(),
  state: z.enum(['due', 'delivered', 'failed', 'cancelled']),
  reason: z.string().nullable(),
  attempts: z.number().int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  deliveredAt: z.iso.datetime().nullable(),
})

export const attemptView = z.object({
  number: z.number().int(),
  at: z.iso.datetime(),
  durationMs: z.number().int(),
  outcome: z.string().describe('http-<status>, or why there was no answer'),
  request: z.object({ headers: z.record(z.string(), z.string()) }),
  response: z
    .object({
      status: z.number().int(),
      headers: z.record(z.string(), z.string()),
      body: z.string().describe('At most its first 2,000 characters'),
    })
    .nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
})

export function viewOfDelivery(row: DeliveryRow): z.infer<typeof deliveryView> {
  return {
    deliveryId: row.delivery_id,
    endpointId: row.endpoint_id,
    eventId: row.event_id,
    type: row.type,
    subject: row.key,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'due' ? row.next_attempt_at.toISOString() : null,
    createdAt: row.created_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  }
}
