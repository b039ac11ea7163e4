import type { ServiceDeps } from '@intarsi/runtime'
import type { CaseworkConfig } from './config.ts'
import type { CaseworkSchema } from './schema.ts'

/** What every route, subscription and worker of casework is given. */
export type CaseworkDeps = ServiceDeps<CaseworkSchema, CaseworkConfig>
