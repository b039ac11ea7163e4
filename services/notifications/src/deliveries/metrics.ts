import { Counter, Histogram, type Registry } from 'prom-client'

export type DeliveryMetrics = { attempted: (outcome: string, sinceEventMs: number) => void }

export function createDeliveryMetrics(registry: Registry): DeliveryMetrics {
  const attempts = new Counter({
    name: 'intarsi_webhook_attempts_total',
    help: 'Attempts to deliver an event to an endpoint, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'intarsi_webhook_delivery_seconds',
    help: 'From the event having its place in the feed to its receipt.',
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 3_600],
    registers: [registry],
  })
  return {
    attempted: (outcome, sinceEventMs) => {
      attempts.inc({ outcome })
      if (outcome === 'delivered') seconds.observe(sinceEventMs / 1000)
    },
  }
}
