import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

export const DELIVERY_STATES = ['due', 'delivered', 'failed', 'cancelled'] as const

const delivery = z.object({
  deliveryId: z.number(),
  endpointId: id,
  eventId: id,
  type: z.string(),
  subject: id,
  state: z.enum(DELIVERY_STATES),
  reason: z.string().nullable(),
  attempts: z.number(),
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
  deliveredAt: instant.nullable(),
})
export type Delivery = z.infer<typeof delivery>

const headers = z.record(z.string(), z.string())
const attempt = z.object({
  number: z.number(),
  at: instant,
  durationMs: z.number(),
  outcome: z.string(),
  request: z.object({ headers }),
  response: z.object({ status: z.number(), headers, body: z.string() }).nullable(),
  nextAttemptAt: instant.nullable(),
})
export type Attempt = z.infer<typeof attempt>

const deliveryDetail = delivery.extend({ body: z.string().nullable(), attemptsMade: z.array(attempt) })
export type DeliveryDetail = z.infer<typeof deliveryDetail>

const PAGE = 25
const page = z.object({ items: z.array(delivery), next: z.string().nullable() })

type Filters = { state?: string | undefined; cursor?: string | undefined }

export function listDeliveries({ notifications }: Callers, endpointId: string, filters: Filters) {
  return notifications.get(`/endpoints/${endpointId}/deliveries`, page, { ...filters, limit: PAGE })
}

export function readDelivery({ notifications }: Callers, deliveryId: number): Promise<DeliveryDetail> {
  return notifications.get(`/deliveries/${deliveryId}`, deliveryDetail)
}

export function replayDelivery({ notifications }: Callers, deliveryId: number) {
  return notifications.call('POST', `/deliveries/${deliveryId}/replay`, delivery)
}
