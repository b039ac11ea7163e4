import type { ServiceDeps } from '@intarsi/runtime'
import type { EquipeConfig } from './config.ts'
import type { EquipeSchema } from './schema.ts'

/** What every route, subscription and worker of equipe is given. */
export type EquipeDeps = ServiceDeps<EquipeSchema, EquipeConfig>
