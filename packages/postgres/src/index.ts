export type { DatabaseConfig, Migrations } from './database.ts'
export { createDatabase, createPool } from './database.ts'
export type { MigrationSet } from './migrate.ts'
export { migrate } from './migrate.ts'
