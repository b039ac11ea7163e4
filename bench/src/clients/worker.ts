// One library, one measurement, one process. Told its job in its first argument; prints the figures as JSON.
import { createKafkaTransport, type Transport } from '@intarsi/messaging'
import { pino } from 'pino'
import { measureIdle } from './idle.ts'
import type { Job } from './job.ts'
import { measureLatency } from './latency.ts'
import { measureOutage } from './outage.ts'
import { measureThroughput } from './throughput.ts'

const PARTS: Record<Job['part'], (transport: Transport, job: Job) => Promise<unknown>> = {
  latency: measureLatency,
  throughput: measureThroughput,
  idle: measureIdle,
  outage: measureOutage,
}

const job: Job = JSON.parse(process.argv[2] ?? '{}')
const logger = pino({ level: 'silent' })
const transport = createKafkaTransport({
  ...{ brokers: job.brokers, client: job.client, clientId: `bench-${job.client}`, logger },
})
const figures = await PARTS[job.part](transport, job)
await transport.close()
console.log(JSON.stringify(figures))
// A producer of kafkajs that was given up in an outage may hold a connection for ever.
process.exit(0)
