import * as z from 'zod'
import type { EventContract } from './define-event.ts'
import { envelopeSchema } from './envelope.ts'
import { exampleEvent } from './example-event.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { TERRITORIES } from './territory.ts'

export type AsyncApi = { [member: string]: unknown }

type About = { title: string; id: string; description: string; version: string }

const KAFKA = {
  kafka: {
    host: 'kafka.example.org:9093',
    protocol: 'kafka-secure',
    description: "The installation's brokers; who may read which topic is said in docs/integrators.md.",
  },
}

/**
 * AsyncAPI 3.1 of these events, from the application's own view: it sends, others receive. Schemas are draft-07, the
 * newest that the specification takes.
 */
export function asyncApiOf(contracts: readonly EventContract[], about: About): AsyncApi {
  const byChannel = Map.groupBy(contracts, ({ topic }) => topic)
  const { id, ...info } = about
  return {
    asyncapi: '3.1.0',
    id,
    info: {
      ...info,
      contact: { name: 'intarsi', url: 'https://github.com/intarsi/intarsi' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
      tags: [{ name: 'intarsi', description: 'Referral and coordination for public welfare' }],
    },
    defaultContentType: 'application/cloudevents+json',
    servers: KAFKA,
    channels: Object.fromEntries(
      [...byChannel].map(([topic, events]) => [channelName(topic), channelOf(topic, events)]),
    ),
    operations: Object.fromEntries(
      [...byChannel].map(([topic, events]) => [`send-${channelName(topic)}`, operationOf(topic, events)]),
    ),
    components: {
      messages: Object.fromEntries(contracts.map((contract) => [messageName(contract), messageOf(contract)])),
      schemas: schemasOf(contracts),
    },
  }
}

function channelName(topic: string): string {
  return topic.replace('{territory}', 'territory').replaceAll('.', '-')
}

/** `it.intarsi.public.referral-updated.v1` is `public-referral-updated-v1` in the document. */
function messageName({ type }: EventContract): string {
  return type.replace('it.intarsi.', '').replaceAll('.', '-')
}

const IN_ORDER = 'Records are keyed by the root of their event; those of one key are in order.'

function channelOf(topic: string, events: readonly EventContract[]) {
  return {
    address: topic,
    title: topic,
    description: topic.includes('{territory}')
      ? `${IN_ORDER} Clients read those of their territories.`
      : `${IN_ORDER} intarsi's own services read it, and no client.`,
    messages: Object.fromEntries(
      events.map((event) => [messageName(event), { $ref: `#/components/messages/${messageName(event)}` }]),
    ),
    servers: [{ $ref: '#/servers/kafka' }],
    ...(topic.includes('{territory}')
      ? {
          parameters: {
            territory: {
              enum: TERRITORIES.map((code) => code.toLowerCase()),
              description: 'The territory, in lower case',
            },
          },
        }
      : {}),
    bindings: { kafka: { topic, partitions: 24, bindingVersion: '0.5.0' } },
  }
}

function operationOf(topic: string, events: readonly EventContract[]) {
  const channel = channelName(topic)
  return {
    action: 'send',
    channel: { $ref: `#/channels/${channel}` },
    title: `Events on ${topic}`,
    summary: 'At least once; a repeat has the same id.',
    messages: events.map((event) => ({ $ref: `#/channels/${channel}/messages/${messageName(event)}` })),
  }
}

function messageOf(contract: EventContract) {
  return {
    name: contract.type,
    title: contract.type,
    summary: contract.summary,
    contentType: 'application/cloudevents+json',
    payload: { $ref: `#/components/schemas/${messageName(contract)}` },
    tags: [{ name: contract.classification }, { name: contract.stability }],
    bindings: {
      kafka: {
        key: { type: 'string', description: 'The partitionkey of the event' },
        bindingVersion: '0.5.0',
      },
    },
    examples: [{ name: messageName(contract), summary: contract.summary, payload: exampleEvent(contract) }],
  }
}

/** Each event whole, as it lies in a record: the envelope with the data of its type. */
function schemasOf(contracts: readonly EventContract[]): Record<string, unknown> {
  return Object.fromEntries(
    contracts.map((contract) => {
      const whole = envelopeSchema.extend({ type: z.literal(contract.type), data: contract.data })
      const { $schema: _, ...schema } = jsonSchemaOf(whole, 'draft-07')
      return [messageName(contract), { title: contract.type, description: contract.summary, ...schema }]
    }),
  )
}
