import { freePort } from '@intarsi/postgres/embedded'
import { fastDirectory, startTcpProxy, type TcpProxy } from '@intarsi/testkit/setup'
import { dataDirectory } from '../data-directory.ts'
import { type Broker, startBroker } from './broker.ts'
import { type Postgres, startPostgres } from './postgres.ts'

/** PostgreSQL and Kafka for many runs, and the stretch of network before each. */
export type Servers = {
  broker: Broker
  postgres: Postgres
  links: Readonly<Record<'broker' | 'postgres', TcpProxy>>
  /** Where the system finds the broker. */
  brokers: string[]
  /** The address of a database as the system reaches it. */
  url: (database: string) => string
  stop: () => Promise<void>
}

export async function startServers(): Promise<Servers> {
  const directory = await dataDirectory('chaos', await fastDirectory())
  const advertised = await freePort()
  const [broker, postgres] = await Promise.all([
    startBroker(directory.path('kafka'), advertised),
    startPostgres(directory.path('postgres')),
  ])
  const links = {
    broker: await startTcpProxy(broker.port, advertised),
    postgres: await startTcpProxy(postgres.port),
  }
  const url = (database: string) => {
    const address = new URL(postgres.url(database))
    address.port = String(links.postgres.port)
    // Through the link, past the socket.
    address.searchParams.delete('host')
    return address.href
  }
  const stop = async () => {
    await Promise.all([links.broker.close(), links.postgres.close()])
    await Promise.all([broker.stop(), postgres.stop()])
    await directory.remove()
  }
  return { broker, postgres, links, brokers: [`127.0.0.1:${advertised}`], url, stop }
}
