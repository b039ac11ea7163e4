import { Counter, type Registry } from 'prom-client'

/** Counts a request to a broker by its kind (`Fetch`): each costs them and us about the same, however much it carries. */
export type CountRequest = (api: string) => void

export function createRequestCounter(metrics: Registry | undefined): CountRequest {
  if (!metrics) return () => undefined
  const requests = new Counter({
    name: 'intarsi_kafka_requests_total',
    help: 'Requests to Kafka brokers',
    labelNames: ['api'],
    registers: [metrics],
  })
  return (api) => requests.inc({ api })
}
