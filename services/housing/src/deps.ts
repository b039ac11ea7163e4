import type { ServiceDeps } from '@intarsi/runtime'
import type { HousingConfig } from './config.ts'
import type { Matcher } from './matching/create-matcher.ts'
import type { HousingSchema } from './schema.ts'

/** What every route, subscription and worker of housing is given. */
export type HousingDeps = ServiceDeps<HousingSchema, HousingConfig> & { matcher: Matcher }
