import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startBroker } from '@intarsi/e2e/broker'
import { freePort } from '@intarsi/postgres/embedded'
import { startTcpProxy } from '@intarsi/testkit/setup'

/** A broker that can be spoiled; each spoiling resolves with when it was well again, milliseconds since 1970. */
export type SpoiledBroker = {
  brokers: string[]
  killAndWait: () => Promise<number>
  hang: (milliseconds: number) => Promise<number>
}

/** A broker of the run's own, on a disk's directory, for the time of the work. */
export async function withBroker(work: (broker: SpoiledBroker) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'intarsi-clients-'))
  const advertised = await freePort()
  const broker = await startBroker(join(directory, 'kafka'), advertised)
  let link = await startTcpProxy(broker.port, advertised)
  try {
    await work({
      brokers: [`127.0.0.1:${advertised}`],
      killAndWait: async () => {
        // The way to it goes too: while it is down nobody takes a connection, as at a broker without anything before it.
        await link.close()
        await broker.signal('SIGKILL')
        await pause(500)
        await broker.up()
        link = await startTcpProxy(broker.port, advertised)
        return Date.now()
      },
      hang: async (milliseconds) => {
        await broker.signal('SIGSTOP')
        await pause(milliseconds)
        await broker.signal('SIGCONT')
        return Date.now()
      },
    })
  } finally {
    await link.close()
    await broker.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
