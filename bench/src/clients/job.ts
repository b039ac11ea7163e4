import type { KafkaClient } from '@intarsi/messaging'
import type { Latency } from '../load/latency.ts'

/** What a process says when it is connected and reads. */
export const READING = 'reading'

/** What one process measures of one library. */
export type Job = { client: KafkaClient; brokers: string[]; part: Part; topic: string; seconds: number }

export type Part = 'latency' | 'throughput' | 'idle' | 'outage'

export type LatencyFigures = Latency & { cpuMsPer1000: number }
export type ThroughputFigures = {
  publishedPerSecond: number
  publishCpuMsPer1000: number
  consumedPerSecond: number
  consumeCpuMsPer1000: number
  memoryMiB: number
}
export type IdleFigures = { cpuMsPerSecond: number; memoryMiB: number }

/** Milliseconds since 1970; what never happened is null. */
export type Fate = {
  madeAt: number
  acknowledgedAt: number | null
  handledAt: number | null
  handled: number
}
export type OutageFigures = { consumingAt: number; fates: Fate[]; rebuilds: number }

export type Figures = {
  latency: LatencyFigures
  throughput: ThroughputFigures
  idle: IdleFigures
  outage: OutageFigures
}
