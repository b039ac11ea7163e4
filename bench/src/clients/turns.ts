import { randomUUID } from 'node:crypto'
import { KAFKA_CLIENTS, type KafkaClient } from '@intarsi/messaging'
import type { Figures, Part } from './job.ts'
import { runWorker } from './run-worker.ts'

const ROUNDS = 3
const SECONDS = { latency: 8, throughput: 0, idle: 6 }

export type Turn = { client: KafkaClient } & Pick<Figures, 'latency' | 'throughput' | 'idle'>

/** Each library in turns, the other first in every second round. */
export async function measureTurns(brokers: string[], tell: (line: string) => void): Promise<Turn[]> {
  const turns: Turn[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const client of round % 2 === 0 ? KAFKA_CLIENTS : KAFKA_CLIENTS.toReversed()) {
      const measure = <P extends keyof typeof SECONDS & Part>(part: P) =>
        runWorker({ ...{ client, brokers, part }, topic: `bench.${randomUUID()}`, seconds: SECONDS[part] })
          .figures
      turns.push({
        client,
        latency: await measure('latency'),
        throughput: await measure('throughput'),
        idle: await measure('idle'),
      })
      tell(`round ${round + 1}: ${client}`)
    }
  return turns
}
