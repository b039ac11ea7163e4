import { accessMigrations } from '@intarsi/access'
import { httpMigrations } from '@intarsi/http'
import { messagingMigrations } from '@intarsi/messaging'
import type { ServiceModule } from '@intarsi/runtime'
import { caseworkMigrations } from '../migrations/index.ts'
import { createApp } from './app.ts'
import { type CaseworkConfig, configSchema } from './config.ts'
import type { CaseworkSchema } from './schema.ts'

export type { CaseworkSchema } from './schema.ts'

/** The integrated case after its opening: assessment, individual project, tasks, documents, reviews, closing plan. */
export const casework: ServiceModule<CaseworkSchema, CaseworkConfig> = {
  name: 'casework',
  migrations: [messagingMigrations, httpMigrations, accessMigrations, caseworkMigrations],
  configSchema,
  createApp,
}
