import type { Admin } from 'kafkajs'
import type { ClientOptions } from './client.ts'

export type KafkaAdmin = {
  use: <Result>(work: (admin: Admin) => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

type Opened = { admin: Promise<Admin>; users: number; dropped: boolean }

/**
 * One administrator's connection, made at first use and again after a failure. A connection that failed somebody is
 * used by nobody new, and closed when the last who uses it is done: closing it under them would fail them too.
 */
export function createKafkaAdmin(options: ClientOptions): KafkaAdmin {
  let current: Opened | undefined
  const drop = (opened: Opened) => {
    opened.dropped = true
    if (current === opened) current = undefined
  }
  const use = async <Result>(work: (admin: Admin) => Promise<Result>) => {
    current ??= { admin: connect(options), users: 0, dropped: false }
    const mine = current
    mine.users++
    try {
      return await work(await mine.admin)
    } catch (error) {
      drop(mine)
      throw error
    } finally {
      mine.users--
      if (mine.dropped && mine.users === 0) await disconnect(mine)
    }
  }
  const close = async () => {
    if (!current) return
    const last = current
    drop(last)
    if (last.users === 0) await disconnect(last)
  }
  return { use, close }
}

async function connect(options: ClientOptions): Promise<Admin> {
  const { countRequests, createClient } = await import('./kafkajs/client.ts')
  const admin = createClient(options).admin({ retry: { retries: 3 } })
  countRequests(admin, options.count)
  await admin.connect()
  return admin
}

async function disconnect({ admin }: Opened): Promise<void> {
  const connected = await admin.catch(() => undefined)
  await connected?.disconnect()
}
