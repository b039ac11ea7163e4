import type { Territory } from './territory.ts'
import { TERRITORIES } from './territory.ts'

/** A stream is one kind of root in one service; its events share a topic and are in order per root id. */
export const STREAMS = [
  'intake.households',
  'equipe.households',
  'equipe.people',
  'equipe.tables',
  'housing.households',
  'housing.places',
  'casework.households',
  'notifications.households',
  'notifications.endpoints',
  'public.households',
  'public.tables',
] as const

export type Stream = (typeof STREAMS)[number]

/** Fixed for a topic's life: a key's partition may never change. */
export const PARTITIONS = 24

/** Where an event of the stream goes. Public streams share one topic per territory, because Kafka's rights are by topic. */
export function topicOf(stream: Stream): string {
  return stream.startsWith('public.') ? 'intarsi.public.{territory}' : `intarsi.${stream}`
}

/** The public topic of a territory: `intarsi.public.re`. */
export function publicTopicOf(territory: Territory): string {
  return `intarsi.public.${territory.toLowerCase()}`
}

/** Every topic behind a contract's `topic`, which for public events is one per territory. */
export function topicsBehind(topic: string): string[] {
  return topic.includes('{territory}') ? TERRITORIES.map(publicTopicOf) : [topic]
}

/** Where bytes without a readable envelope go, with their origin in headers. */
export function deadLetterTopic(service: string): string {
  return `intarsi.${service}.dead-letters`
}
