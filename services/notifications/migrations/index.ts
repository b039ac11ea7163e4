import type { MigrationSet } from '@intarsi/postgres'
import { parties } from './0001-parties.ts'
import { inbox } from './0002-inbox.ts'
import { mail } from './0003-mail.ts'
import { feed } from './0004-feed.ts'
import { endpoints } from './0005-endpoints.ts'
import { adapters } from './0006-adapters.ts'
import { endpointHeld } from './0007-endpoint-held.ts'
import { keptInOrder } from './0008-kept-in-order.ts'
import { undeliveredMail } from './0009-undelivered-mail.ts'
import { territoryOfHouseholds } from './0010-territory-of-households.ts'

export const notificationsMigrations: MigrationSet = {
  module: 'notifications',
  migrations: {
    '0001-parties': parties,
    '0002-inbox': inbox,
    '0003-mail': mail,
    '0004-feed': feed,
    '0005-endpoints': endpoints,
    '0006-adapters': adapters,
    '0007-endpoint-held': endpointHeld,
    '0008-kept-in-order': keptInOrder,
    '0009-undelivered-mail': undeliveredMail,
    '0010-territory-of-households': territoryOfHouseholds,
  },
}
