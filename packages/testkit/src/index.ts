export { eventually } from './eventually.ts'
export { kafkaBrokers, redisUrl } from './servers.ts'
export type { TestDatabase } from './test-database.ts'
export { testDatabase } from './test-database.ts'
