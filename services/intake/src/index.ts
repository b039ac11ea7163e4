import { accessMigrations } from '@intarsi/access'
import { httpMigrations } from '@intarsi/http'
import { messagingMigrations } from '@intarsi/messaging'
import type { ServiceModule } from '@intarsi/runtime'
import { intakeMigrations } from '../migrations/index.ts'
import { createApp } from './app.ts'
import { configSchema, type IntakeConfig } from './config.ts'
import type { IntakeSchema } from './schema.ts'
import { territoryRules } from './territory-rules.ts'

export const intake: ServiceModule<IntakeSchema, IntakeConfig> = {
  name: 'intake',
  migrations: [messagingMigrations, httpMigrations, accessMigrations, intakeMigrations],
  configSchema,
  createApp: (deps) => createApp({ ...deps, rules: territoryRules }),
}
