import { casework } from '@intarsi/casework'
import { equipe } from '@intarsi/equipe'
import { housing } from '@intarsi/housing'
import { intake } from '@intarsi/intake'
import { notifications } from '@intarsi/notifications'
import type { AnyModule } from '@intarsi/runtime'

/** Every service, in the order they start and take their ports: after the desk's, before the demo issuer's. */
export const SERVICES: readonly AnyModule[] = [intake, equipe, housing, notifications, casework]

/** What the demo issuer is called beside them. */
export const ISSUER = 'demo issuer'
