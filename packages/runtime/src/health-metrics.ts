import { Gauge, type Registry } from 'prom-client'
import type { Health } from './health.ts'

/** What `/readyz` says, as numbers: 1 when it holds, 0 when it does not. */
export function registerHealth(registry: Registry, health: Health, service: string): void {
  const ready: Gauge<'service'> = new Gauge({
    name: 'intarsi_ready',
    help: 'Whether the service takes requests: every vital check holds',
    labelNames: ['service'],
    registers: [registry],
    collect: () => {
      ready.set({ service }, Number(health.readiness().ready))
    },
  })
  const check: Gauge<'service' | 'check'> = new Gauge({
    name: 'intarsi_check',
    help: 'Whether a check of the service holds',
    labelNames: ['service', 'check'],
    registers: [registry],
    collect: () => {
      for (const [name, { ok }] of Object.entries(health.readiness().checks))
        check.set({ service, check: name }, Number(ok))
    },
  })
}
