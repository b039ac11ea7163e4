import { deadLetterTopic, MAX_EVENT_BYTES } from '@intarsi/contracts'
import type { ConsumedRecord, OutgoingRecord } from '../transport.ts'

/** The dead letter of a record that has no readable envelope: its first 16 KiB and where it came from. */
export function deadLetterOf(service: string, record: ConsumedRecord, error: string): OutgoingRecord {
  const value = record.value ?? Buffer.alloc(0)
  return {
    topic: deadLetterTopic(service),
    key: record.key ?? `${record.topic}/${record.partition}`,
    value: value.subarray(0, MAX_EVENT_BYTES),
    headers: {
      'origin-topic': record.topic,
      'origin-partition': String(record.partition),
      'origin-offset': record.offset,
      'origin-bytes': String(value.length),
      'origin-published-at': record.publishedAt.toISOString(),
      error,
    },
  }
}
