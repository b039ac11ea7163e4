import type { Servers } from '../../servers/start-servers.ts'
import type { System } from '../system.ts'
import { startHops } from './start-hops.ts'

/**
 * The least that the same way can cost: a request is committed and published, twice what arrives is committed and, but
 * for the last, published again. No outbox and no rule: a crash between commit and publish loses the request.
 */
export function startFloor(servers: Servers): Promise<System> {
  return startHops(servers, {
    name: 'floor',
    file: 'src/systems/hops/floor-stage.ts',
    schema: 'create table hop (id uuid primary key, body text not null)',
    countsRequests: true,
  })
}
