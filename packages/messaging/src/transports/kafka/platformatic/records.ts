import { IS_CONTROL, type RecordsBatch } from '@platformatic/kafka'
import type { ConsumedRecord } from '../../../transport.ts'

/** The records of one partition from an offset on: a broker answers with whole batches, which may begin before it. */
export function recordsOf(
  { topic, partition, from }: { topic: string; partition: number; from: bigint },
  batches: RecordsBatch[],
): ConsumedRecord[] {
  return batches
    .filter(({ attributes }) => (attributes & IS_CONTROL) === 0)
    .flatMap((batch) =>
      batch.records.map(({ offsetDelta, timestampDelta, key, value, headers }) => ({
        ...{ topic, partition, value },
        at: batch.firstOffset + BigInt(offsetDelta),
        key: key?.toString() ?? null,
        headers: headersOf(headers),
        publishedAt: new Date(Number(batch.firstTimestamp + timestampDelta)),
      })),
    )
    .filter(({ at }) => at >= from)
    .map(({ at, ...record }) => ({ ...record, offset: String(at) }))
}

/** The offset after these batches. */
export function endOf(batches: RecordsBatch[]): bigint {
  const last = batches.at(-1)
  return last ? last.firstOffset + BigInt(last.lastOffsetDelta) + 1n : 0n
}

// A header may be given more than once: the first counts.
function headersOf(headers: [Buffer | null, Buffer | null][]): Record<string, string> {
  const named: Record<string, string> = {}
  for (const [name, value] of headers) named[String(name)] ??= value?.toString() ?? ''
  return named
}
