import { accessMigrations } from '@intarsi/access'
import { httpMigrations } from '@intarsi/http'
import { messagingMigrations } from '@intarsi/messaging'
import type { ServiceModule } from '@intarsi/runtime'
import { equipeMigrations } from '../migrations/index.ts'
import { createApp } from './app.ts'
import { type EquipeConfig, equipeConfig } from './config.ts'
import type { EquipeSchema } from './schema.ts'

/** Tables, meetings, referrals after submission, decisions, équipes, case managers, and the directory behind them. */
export const equipe: ServiceModule<EquipeSchema, EquipeConfig> = {
  name: 'equipe',
  migrations: [messagingMigrations, httpMigrations, accessMigrations, equipeMigrations],
  configSchema: equipeConfig,
  createApp,
}

export type { EquipeConfig } from './config.ts'
export type { Imported } from './directory/import-directory.ts'
export { importDirectory } from './directory/import-directory.ts'
export type { EquipeSchema, EquipeTx } from './schema.ts'
