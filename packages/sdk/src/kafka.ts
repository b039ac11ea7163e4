import { type EventFilter, matchesFilter } from './filter.ts'
import type { IntarsiEvent } from './public-events.ts'

/** As much of a kafkajs message as is read here. */
export type KafkaMessage = { value: Uint8Array | string | null }

/** As much of a kafkajs consumer as is used here. */
export type KafkaConsumer = {
  subscribe: (options: { topics: string[]; fromBeginning: boolean }) => Promise<void>
  run: (options: { eachMessage: (payload: { message: KafkaMessage }) => Promise<void> }) => Promise<void>
}

/** The topics of these territories: `intarsi.public.re`. Kafka gives you those for which you have the right. */
export function publicTopics(territories: readonly string[]): string[] {
  return territories.map((territory) => `intarsi.public.${territory.toLowerCase()}`)
}

/** The event in a Kafka record; null for a record that holds none. */
export function eventOfMessage({ value }: KafkaMessage): IntarsiEvent | null {
  if (value === null) return null
  try {
    const event = JSON.parse(typeof value === 'string' ? value : new TextDecoder().decode(value))
    return event?.specversion === '1.0' ? (event as IntarsiEvent) : null
  } catch {
    return null
  }
}

export type KafkaOptions = {
  territories: readonly string[]
  filter?: EventFilter
  /** Kafka goes on after it when it resolves, and gives the event again when it rejects. */
  handle: (event: IntarsiEvent) => Promise<void>
}

/** Hands every event of the territories that the filter asks for to `handle`, with a connected consumer of kafkajs. */
export async function consumeEvents(
  consumer: KafkaConsumer,
  { territories, filter = {}, handle }: KafkaOptions,
): Promise<void> {
  await consumer.subscribe({ topics: publicTopics(territories), fromBeginning: true })
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event = eventOfMessage(message)
      if (event && matchesFilter(filter, event)) await handle(event)
    },
  })
}
