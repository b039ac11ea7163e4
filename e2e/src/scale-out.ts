import { randomUUID } from 'node:crypto'
import { equipe } from '@intarsi/equipe'
import { createLogger } from '@intarsi/http'
import { intake } from '@intarsi/intake'
import { busMigrations, type Transport } from '@intarsi/messaging'
import { notifications } from '@intarsi/notifications'
import { type Network, startNetwork } from '@intarsi/runtime'
import { eventually, kafkaBrokers, redisUrl, type TestDatabase, testDatabase } from '@intarsi/testkit'
import { type Child, startChild } from './child-process.ts'
import { fileOf } from './clone.ts'
import { httpCall } from './http-call.ts'
import { type LogAddress, openLog } from './open-log.ts'
import { type Answer, type CallInit, ENVIRONMENT } from './open-system.ts'
import type { ServiceProcessOptions } from './service-process.ts'

const START_MS = 90_000

export type Member = {
  child: Child
  /** Records of other services that this process has applied, by its own metrics. */
  applied: () => Promise<number>
}

export type ScaledSystem = {
  members: readonly Member[]
  databases: Record<'intake' | 'equipe' | 'notifications', TestDatabase>
  submit: (sender: string, init: CallInit) => Promise<Answer>
  /** Resolves when nobody has anything left to publish or to apply. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

/** Intake and notifications in this process, and equipe as several processes that share its work. */
export async function openScaledSystem(kind: LogAddress['kind'], processes: number): Promise<ScaledSystem> {
  const [bus, own] = await Promise.all([testDatabase([busMigrations]), ownDatabases()])
  const log = addressOf(kind, bus.url)
  const transport = openLog(log, createLogger({ service: 'flow', level: 'error' }))
  const redis = kind === 'kafka' ? redisUrl() : null
  const shared = { ...ENVIRONMENT, ...(redis ? { INTARSI_REDIS_URL: redis } : {}) }
  const services = [
    { module: intake, databaseUrl: own.intake.url, env: shared },
    { module: notifications, databaseUrl: own.notifications.url, env: shared },
  ]
  const children = Array.from({ length: processes }, () =>
    startEquipe(log, { ...shared, ...databaseOf(own.equipe.url) }),
  )
  const network = await startNetwork({ services, transport })
  const members = await Promise.all(children.map(memberOf))
  const system = {
    members,
    databases: own,
    submit: (sender: string, init: CallInit) => submit(network, sender, init),
    settle: () => settle({ network, transport, equipe: own.equipe }),
  }
  await directoryEverywhere(system, network)
  const close = async () => {
    await network.close()
    await transport.close()
    for (const database of [bus, ...Object.values(own)]) await database.close()
  }
  return { ...system, close }
}

async function ownDatabases() {
  const of = (module: typeof intake | typeof equipe | typeof notifications) => testDatabase(module.migrations)
  return { intake: await of(intake), equipe: await of(equipe), notifications: await of(notifications) }
}

function addressOf(kind: LogAddress['kind'], busUrl: string): LogAddress {
  const prefix = `scale-${randomUUID().slice(0, 8)}`
  if (kind === 'embedded') return { kind, prefix, url: busUrl }
  const brokers = kafkaBrokers()
  if (!brokers) throw new Error('This run has no Kafka.')
  return { kind, prefix, brokers }
}

function databaseOf(url: string): Record<string, string> {
  return {
    INTARSI_DATABASE_URL: url,
    INTARSI_BUS_URL: url,
    INTARSI_ISSUER: 'http://issuer.test',
    INTARSI_PORT: '0',
    INTARSI_METRICS_PORT: '0',
  }
}

function startEquipe(log: LogAddress, env: Record<string, string>): Child {
  const options: ServiceProcessOptions = { log, env }
  return startChild(fileOf('e2e/src/service-process.ts'), [JSON.stringify(options)], {})
}

async function memberOf(child: Child): Promise<Member> {
  const [, url, metricsUrl] = await child.says(
    /"url":"([^"]+)","metricsUrl":"([^"]+)".*"msg":"listening"/,
    START_MS,
  )
  await eventually(async () => (await fetch(`${url}/readyz`)).ok, { deadlineMs: START_MS })
  const applied = async () => {
    const text = await (await fetch(`${metricsUrl}/metrics`)).text()
    const lines = text.matchAll(/^intarsi_consumer_events_total\{.*outcome="handled".*\} (\d+)$/gm)
    return [...lines].reduce((sum, [, count]) => sum + Number(count), 0)
  }
  return { child, applied }
}

async function submit(network: Network, sender: string, init: CallInit): Promise<Answer> {
  const token = await network.tokenFor(`demo|${sender}`)
  return httpCall(new URL('/referrals', network.url('intake')), token, init)
}

async function directoryEverywhere(system: Pick<ScaledSystem, 'settle'>, network: Network): Promise<void> {
  const token = await network.tokenFor('demo|ru-sender')
  const address = new URL('/referrals', network.url('intake'))
  await eventually(async () => (await httpCall(address, token)).status === 200, { deadlineMs: START_MS })
  await system.settle()
}

type Settling = { network: Network; transport: Transport; equipe: TestDatabase }

// What one applies may make another publish: all must be quiet twice in a row.
async function settle({ network, transport, equipe: { pool } }: Settling): Promise<void> {
  const quiet = async () => {
    await network.settle(START_MS)
    const { rows } = await pool.query<{ waiting: boolean }>(
      'select exists (select from outbox_pending) as waiting',
    )
    const lag = await transport.lag('equipe', await transport.topicsOf('equipe'))
    return !rows[0]?.waiting && lag.every(({ records }) => records === 0)
  }
  await eventually(async () => (await quiet()) && (await quiet()), { deadlineMs: START_MS })
}
