import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { equipe } from '@intarsi/equipe'
import { intake } from '@intarsi/intake'
import { notifications } from '@intarsi/notifications'
import { createPool } from '@intarsi/postgres'
import { eventually } from '@intarsi/testkit'
import { post } from '../../load/http.ts'
import type { Taken } from '../../load/offer.ts'
import { type Child, startChild } from '../../servers/child.ts'
import { countTransactions, createDatabase } from '../../servers/databases.ts'
import type { Servers } from '../../servers/start-servers.ts'
import type { System } from '../system.ts'
import { formOfHousehold } from './household.ts'
import { type Issuer, startIssuer } from './issuer.ts'
import { faultsOf, type Pools, toldAt } from './look.ts'
import { largerDirectory } from './staff.ts'

export const PREFIX = 'bench_intarsi_'
const MODULES = { intake, equipe, notifications }
const SENDERS = ['pr-sender', 'ru-sender', 'mo-sender', 're-sender']
const READY_MS = 120_000

export type Intarsi = System & { pools: Pools; urls: Record<keyof Pools, string> }

/** The services between a sportello and a case manager, a process each, with a directory and rooms for any number. */
export async function startIntarsi(servers: Servers): Promise<Intarsi> {
  const issuer = await startIssuer()
  const directoryFile = join(servers.directory, 'directory.yaml')
  await writeFile(directoryFile, await largerDirectory())
  const urls = await createDatabases(servers.postgres)
  const pools = poolsOf(urls)
  const children = await startServices(servers, urls, {
    ...issuer.environment,
    INTARSI_DIRECTORY_FILE: directoryFile,
  })
  const tokens = new Map<string, string>()
  for (const sender of SENDERS) tokens.set(sender, await issuer.tokenFor(`demo|${sender}`))
  const [at = ''] = addressesOf(children.intake)
  const system = {
    name: 'intarsi',
    pools,
    urls,
    send: sender(new URL('/referrals', at), tokens),
    doneAt: (ids: readonly string[]) => toldAt(pools, ids),
    faults: faultsOf.bind(null, pools),
    counters: () => readCounters(pools, Object.values(children)),
    processes: new Map([
      ...Object.keys(MODULES).map((name) => [mainOf(name), name] as const),
      ['postgres -D', 'PostgreSQL'],
      ['kafka.Kafka', 'Kafka'],
    ]),
    close: () => close({ children: Object.values(children), pools, issuer }),
  }
  await untilPeopleAreKnown(new URL('/referrals', at), tokens)
  await liftCaps(pools)
  return system
}

async function createDatabases(adminUrl: string): Promise<Record<keyof Pools, string>> {
  const made = Object.entries(MODULES).map(
    async ([name, { migrations }]) =>
      [name, await createDatabase(adminUrl, `${PREFIX}${name}`, migrations)] as const,
  )
  return Object.fromEntries(await Promise.all(made)) as Record<keyof Pools, string>
}

function poolsOf(urls: Record<keyof Pools, string>): Pools {
  const entries = Object.entries(urls).map(([name, url]) => [
    name,
    createPool({ url, applicationName: 'bench', poolSize: 2, statementTimeoutMs: 600_000 }),
  ])
  return Object.fromEntries(entries) as Pools
}

const mainOf = (service: string) => `services/${service}/src/main.ts`

async function startServices(
  { directory, brokers }: Servers,
  urls: Record<keyof Pools, string>,
  shared: Record<string, string>,
): Promise<Record<keyof Pools, Child>> {
  const start = async ([name, url]: [string, string]) => {
    const env = {
      ...shared,
      INTARSI_DATABASE_URL: url,
      INTARSI_TRANSPORT: 'kafka',
      INTARSI_KAFKA_BROKERS: brokers,
      INTARSI_PORT: '0',
      INTARSI_METRICS_PORT: '0',
      INTARSI_REQUESTS_PER_MINUTE: '0',
    }
    const main = fileURLToPath(new URL(`../../../../${mainOf(name)}`, import.meta.url))
    const saysWhenReady = /"url":"([^"]+)","metricsUrl":"([^"]+)".*"msg":"listening"/
    return [name, await startChild({ name, args: [main], env, directory, saysWhenReady })] as const
  }
  return Object.fromEntries(await Promise.all(Object.entries(urls).map(start))) as Record<keyof Pools, Child>
}

function addressesOf({ ready: [, url = '', metrics = ''] }: Child): [string, string] {
  return [url, metrics]
}

function sender(url: URL, tokens: ReadonlyMap<string, string>) {
  let next = 0
  return async (): Promise<Taken> => {
    const { sender: account, body } = formOfHousehold(next++)
    const answer = await post(url, body, {
      authorization: `Bearer ${tokens.get(account)}`,
      'idempotency-key': randomUUID(),
    })
    const { referralId: id, householdId: key } = JSON.parse(answer)
    return { id, key }
  }
}

async function untilPeopleAreKnown(url: URL, tokens: ReadonlyMap<string, string>): Promise<void> {
  for (const token of tokens.values()) {
    const known = async () => (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).ok
    await eventually(known, { deadlineMs: READY_MS })
  }
}

/**
 * Staff and meetings have room for any number, as if there were as many of them as such a load needs: what is measured
 * is the usual way, on which somebody is free.
 */
async function liftCaps({ equipe: pool }: Pools): Promise<void> {
  await pool.query(`insert into person_load (person_id, purpose, load, extra, extra_until, extra_reason)
    select person_id, purpose, 0, 1e9, current_date + 29, 'load test'
    from person cross join unnest(array['preparer', 'case-manager']) purpose
    on conflict (person_id, purpose) do update set extra = excluded.extra, extra_until = excluded.extra_until`)
  const meetings = async () =>
    (await pool.query('update meeting set capacity_new = 1000000000, capacity_updates = 1000000000')).rowCount
  await eventually(meetings, { deadlineMs: READY_MS })
}

async function readCounters({ intake: pool }: Pools, children: readonly Child[]) {
  const texts = await Promise.all(
    children.map(async (child) => (await fetch(`${addressesOf(child)[1]}/metrics`)).text()),
  )
  const lines = texts.flatMap((text) => [...text.matchAll(/^intarsi_kafka_requests_total\{.*\} (\d+)$/gm)])
  return {
    transactions: await countTransactions(pool, PREFIX),
    kafkaRequests: lines.reduce((sum, [, count]) => sum + Number(count), 0),
  }
}

type Closing = { children: readonly Child[]; pools: Pools; issuer: Issuer }

async function close({ children, pools, issuer }: Closing): Promise<void> {
  await Promise.all(children.map((child) => child.stop()))
  await Promise.all(Object.values(pools).map((pool) => pool.end()))
  issuer.close()
}
