import type { IHeaders, KafkaMessage } from 'kafkajs'
import type { ConsumedRecord } from '../../../transport.ts'

export function recordsOf(topic: string, partition: number, messages: KafkaMessage[]): ConsumedRecord[] {
  return messages.map(({ offset, key, value, headers, timestamp }) => ({
    ...{ topic, partition, offset, value },
    key: key?.toString() ?? null,
    headers: headersOf(headers),
    publishedAt: new Date(Number(timestamp)),
  }))
}

// A header may be given more than once: the first counts.
function headersOf(headers: IHeaders | undefined): Record<string, string> {
  const named = Object.entries(headers ?? {}).map(([name, value]) => [
    name,
    [value].flat()[0]?.toString() ?? '',
  ])
  return Object.fromEntries(named)
}
