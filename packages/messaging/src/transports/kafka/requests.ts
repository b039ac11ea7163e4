import type { Admin, Consumer, Producer, RequestEvent } from 'kafkajs'
import { Counter, type Registry } from 'prom-client'

/** Counts the requests of a client from now on. */
export type CountRequests = (client: Consumer | Producer | Admin) => void

type Listen = (event: string, listener: (event: RequestEvent) => void) => unknown

/** What is asked of the brokers, by kind of request: each costs them and us about the same, however much it carries. */
export function createRequestCounter(metrics: Registry | undefined): CountRequests {
  if (!metrics) return () => undefined
  const requests = new Counter({
    name: 'intarsi_kafka_requests_total',
    help: 'Requests to Kafka brokers',
    labelNames: ['api'],
    registers: [metrics],
  })
  return (client) => {
    // Each of the three has its own names of the same event: no call fits all of them.
    const listen = client.on.bind(client) as unknown as Listen
    listen(client.events.REQUEST, ({ payload }) => requests.inc({ api: payload.apiName }))
  }
}
