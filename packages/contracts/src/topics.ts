/** A stream is one kind of root in one service; its events share a topic and are in order per root id. */
export const STREAMS = [
  'intake.households',
  'equipe.households',
  'equipe.people',
  'equipe.tables',
  'housing.households',
  'housing.places',
  'notifications.households',
  'public.households',
] as const

export type Stream = (typeof STREAMS)[number]

/** Fixed for a topic's life: a key's partition may never change. */
export const PARTITIONS = 24

export function topicOf(stream: Stream): string {
  return `intarsi.${stream}`
}

/** Where bytes without a readable envelope go, with their origin in headers. */
export function deadLetterTopic(service: string): string {
  return `intarsi.${service}.dead-letters`
}
