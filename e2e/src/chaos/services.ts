import { equipe } from '@intarsi/equipe'
import { intake } from '@intarsi/intake'
import { notifications } from '@intarsi/notifications'
import { createPool } from '@intarsi/postgres'
import type { AnyModule } from '@intarsi/runtime'

export type Service = 'intake' | 'equipe' | 'notifications'

/** The services on a referral's way from its sender to whoever is told. */
export const SERVICES: Readonly<Record<Service, AnyModule>> = { intake, equipe, notifications }
export const SERVICE_NAMES = Object.keys(SERVICES) as readonly Service[]

/** One thing for each service. */
export type PerService<Thing> = Readonly<Record<Service, Thing>>
export type Pools = PerService<ReturnType<typeof createPool>>

export function perService<Thing>(make: (service: Service) => Thing): PerService<Thing> {
  return { intake: make('intake'), equipe: make('equipe'), notifications: make('notifications') }
}

/** How the run itself looks into the databases: directly, not through what it spoils. */
export function openPools(databases: PerService<string>, url: (database: string) => string): Pools {
  return perService((service) =>
    createPool({ url: url(databases[service]), applicationName: 'intarsi-chaos', poolSize: 2 }),
  )
}

export async function closePools(pools: Pools): Promise<void> {
  await Promise.all(Object.values(pools).map((pool) => pool.end()))
}
