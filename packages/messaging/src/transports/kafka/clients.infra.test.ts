import { randomUUID } from 'node:crypto'
import { eventually, kafkaBrokers } from '@intarsi/testkit'
import { afterEach, expect, test } from 'vitest'
import { logger } from '../../conformance/world.ts'
import {
  type ConsumedRecord,
  type Consumption,
  createKafkaTransport,
  KAFKA_CLIENTS,
  type KafkaClient,
  type Transport,
} from '../../index.ts'

const brokers = kafkaBrokers() ?? []
const SESSION_MS = 2_000
const opened: Transport[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((transport) => transport.close()))
})

function open(client: KafkaClient): Transport {
  const transport = createKafkaTransport({
    ...{ brokers, client, clientId: 'clients', logger },
    sessionTimeoutMs: SESSION_MS,
  })
  opened.push(transport)
  return transport
}

const keys = Array.from({ length: 60 }, () => randomUUID())
const recordsOn = (topic: string, value: string) =>
  keys.map((key) => ({ topic, key, value, headers: { 'content-type': 'text/plain' } }))

/** Reads a topic in one group, and keeps what it got. */
async function reader(transport: Transport, group: string, topic: string) {
  const got: ConsumedRecord[] = []
  const consumption: Consumption = await transport.consume({
    group,
    topics: [topic],
    handle: async ({ records }) => void got.push(...records),
  })
  return { got, stop: consumption.stop }
}

test.skipIf(brokers.length === 0)(
  'both libraries write and read the same: keys, partitions, headers, values and positions',
  async () => {
    const [one, other] = [open('kafkajs'), open('platformatic')]
    const topic = `clients.${randomUUID()}`
    await one.ensureTopics([topic])
    await one.publish(recordsOn(topic, 'by kafkajs'))
    const first = await reader(other, 'switch', topic)
    await eventually(() => first.got.length === keys.length)
    await first.stop()
    await other.publish(recordsOn(topic, 'by platformatic'))
    const second = await reader(one, 'switch', topic)
    await eventually(() => second.got.length === keys.length)
    const places = ({ got }: typeof first) => new Map(got.map(({ key, partition }) => [key, partition]))
    expect(places(second)).toEqual(places(first))
    expect(second.got.map(({ value }) => String(value))).toEqual(keys.map(() => 'by platformatic'))
    for (const { headers } of [...first.got, ...second.got])
      expect(headers).toEqual({ 'content-type': 'text/plain' })
  },
)

test.skipIf(brokers.length === 0)(
  'members of both libraries share a group, so that instances change library one after the other',
  async () => {
    const [one, other] = [open('kafkajs'), open('platformatic')]
    const topic = `clients.${randomUUID()}`
    await one.ensureTopics([topic])
    const readers = [await reader(one, 'shared', topic), await reader(other, 'shared', topic)]
    let sent = 0
    await eventually(
      async () => {
        await one.publish(recordsOn(topic, String(++sent)))
        return readers.every(({ got }) => got.length > 0)
      },
      { deadlineMs: 30_000 },
    )
    await readers[0]?.stop()
    await one.publish(recordsOn(topic, String(++sent)))
    const all = () => new Set(readers.flatMap(({ got }) => got.map(({ key, value }) => `${key} ${value}`)))
    await eventually(() => all().size === sent * keys.length, { deadlineMs: 30_000 })
    expect(all().size).toBe(sent * keys.length)
  },
)

test.skipIf(brokers.length === 0).each(KAFKA_CLIENTS)(
  'a member of %s whose handler says nothing for a session is dead for its group: another takes over',
  async (client) => {
    const topic = `clients.${randomUUID()}`
    const [stuck, other] = [open(client), open(client)]
    await stuck.ensureTopics([topic])
    const { promise, resolve: release } = Promise.withResolvers<void>()
    let begun = 0
    await stuck.consume({
      ...{ group: 'stuck', topics: [topic] },
      handle: async () => {
        begun++
        await promise
      },
    })
    await stuck.publish(recordsOn(topic, 'x'))
    await eventually(() => begun > 0)
    const second = await reader(other, 'stuck', topic)
    const all = () => new Set(second.got.map(({ key }) => key)).size === keys.length
    await eventually(all, { deadlineMs: 30_000 })
    release()
  },
)
