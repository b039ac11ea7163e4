import type { MigrationSet } from '@intarsi/postgres'
import { parties } from './0001-parties.ts'
import { inbox } from './0002-inbox.ts'
import { mail } from './0003-mail.ts'

export const notificationsMigrations: MigrationSet = {
  module: 'notifications',
  migrations: { '0001-parties': parties, '0002-inbox': inbox, '0003-mail': mail },
}
