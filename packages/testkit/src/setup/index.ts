export { readTestConfig } from './config.ts'
export { findChromium } from './find-chromium.ts'
export type { BrokerSettings } from './find-kafka.ts'
export { brokerCommand, whyNoLocalKafka } from './find-kafka.ts'
