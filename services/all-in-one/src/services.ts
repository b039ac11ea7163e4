import { casework } from '@intarsi/casework'
import { equipe } from '@intarsi/equipe'
import { housing } from '@intarsi/housing'
import { intake } from '@intarsi/intake'
import { notifications } from '@intarsi/notifications'
import type { AnyModule } from '@intarsi/runtime'

/** The desk takes the first port, the demo issuer the one after the services. */
export const ISSUER_OFFSET = 6

/** Every service, in the order they start, with its offset from the first port. */
export const SERVICES: readonly { module: AnyModule; port: number }[] = [
  { module: intake, port: 1 },
  { module: equipe, port: 2 },
  { module: housing, port: 3 },
  { module: notifications, port: 4 },
  { module: casework, port: 5 },
]
