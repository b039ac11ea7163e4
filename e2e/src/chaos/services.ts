import { casework } from '@intarsi/casework'
import { equipe } from '@intarsi/equipe'
import { housing } from '@intarsi/housing'
import { intake } from '@intarsi/intake'
import { notifications } from '@intarsi/notifications'
import { createPool } from '@intarsi/postgres'
import type { AnyModule } from '@intarsi/runtime'

/** Every service that reads or writes events. */
export const SERVICES = { intake, equipe, casework, housing, notifications } as const satisfies Record<
  string,
  AnyModule
>
export type Service = keyof typeof SERVICES
export const SERVICE_NAMES = Object.keys(SERVICES) as readonly Service[]

/** One thing for each service. */
export type PerService<Thing> = Readonly<Record<Service, Thing>>
export type Pools = PerService<ReturnType<typeof createPool>>

export function perService<Thing>(make: (service: Service) => Thing): PerService<Thing> {
  return {
    ...{ intake: make('intake'), equipe: make('equipe'), casework: make('casework') },
    ...{ housing: make('housing'), notifications: make('notifications') },
  }
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
