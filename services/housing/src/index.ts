import { accessMigrations } from '@intarsi/access'
import { httpMigrations } from '@intarsi/http'
import { messagingMigrations } from '@intarsi/messaging'
import type { ServiceModule } from '@intarsi/runtime'
import { housingMigrations } from '../migrations/index.ts'
import { createApp } from './app.ts'
import { configSchema, type HousingConfig } from './config.ts'
import { createMatcher } from './matching/create-matcher.ts'
import type { HousingSchema } from './schema.ts'

export { createMatcher, type Matcher } from './matching/create-matcher.ts'
export { matchPlaces } from './matching/match-places.ts'
export type { MatchInput, MatchPlace, MatchRequest, MatchResult, Weights } from './matching/types.ts'
export { type ImportReport, importPlaces } from './places/import-places.ts'
export { type PlacesFile, parsePlacesFile } from './places/places-file.ts'
export type { HousingSchema, HousingUnitOfWork } from './schema.ts'

export const housing: ServiceModule<HousingSchema, HousingConfig> = {
  name: 'housing',
  migrations: [messagingMigrations, httpMigrations, accessMigrations, housingMigrations],
  configSchema,
  createApp: (deps) => createApp({ ...deps, matcher: createMatcher() }),
}
