import type { Admin } from 'kafkajs'
import { createClient, type KafkaTransportOptions } from './client.ts'

export type KafkaAdmin = {
  use: <Result>(work: (admin: Admin) => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

/** One administrator's connection, made at first use and again after a failure. */
export function createKafkaAdmin(options: KafkaTransportOptions): KafkaAdmin {
  let current: Promise<Admin> | undefined
  const connect = async () => {
    const admin = createClient(options).admin({ retry: { retries: 3 } })
    await admin.connect()
    return admin
  }
  const close = async () => {
    const admin = await current?.catch(() => undefined)
    current = undefined
    await admin?.disconnect()
  }
  const use = async <Result>(work: (admin: Admin) => Promise<Result>) => {
    current ??= connect()
    const mine = current
    try {
      return await work(await mine)
    } catch (error) {
      if (current === mine) await close()
      throw error
    }
  }
  return { use, close }
}
