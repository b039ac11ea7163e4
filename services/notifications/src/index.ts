import { accessMigrations } from '@intarsi/access'
import { httpMigrations } from '@intarsi/http'
import { messagingMigrations } from '@intarsi/messaging'
import type { ServiceModule } from '@intarsi/runtime'
import { notificationsMigrations } from '../migrations/index.ts'
import { createApp } from './app.ts'
import { configSchema, type NotificationsConfig } from './config.ts'
import type { NotificationsSchema } from './schema.ts'

export type { NotificationsSchema } from './schema.ts'

export const notifications: ServiceModule<NotificationsSchema, NotificationsConfig> = {
  name: 'notifications',
  migrations: [messagingMigrations, httpMigrations, accessMigrations, notificationsMigrations],
  configSchema,
  createApp,
}
