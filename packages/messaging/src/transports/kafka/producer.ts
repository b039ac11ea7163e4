import type { OutgoingRecord } from '../../transport.ts'

/** Under a broker's default `message.max.bytes` (1,048,588) even when all records go to one partition. */
const BYTES_AT_ONCE = 800_000
/** A client may go on for ever; after this the relay decides, and publishing again is harmless. */
const SEND_DEADLINE_MS = 40_000

export type KafkaProducer = { send: (records: OutgoingRecord[]) => Promise<void>; close: () => Promise<void> }

/** A connected, idempotent producer that waits for all replicas and puts a key where Java's client puts it. */
export type Sender = {
  send: (records: OutgoingRecord[]) => Promise<void>
  /** True when this sender will not work again after the error. */
  isBrokenBy: (error: unknown) => boolean
  close: () => Promise<void>
}

/** One sender at a time, made anew when it is broken or does not answer. */
export function createKafkaProducer(connect: () => Promise<Sender>): KafkaProducer {
  let current: Promise<Sender> | undefined
  const drop = () => {
    const dropped = current
    current = undefined
    dropped?.then((sender) => sender.close()).catch(() => undefined)
  }
  const send = async (records: OutgoingRecord[]) => {
    current ??= connect()
    const sender = await current.catch((error) => {
      drop()
      throw error
    })
    try {
      for (const chunk of chunksOf(records)) await withDeadline(sender.send(chunk))
    } catch (error) {
      if (error instanceof SendDeadline || sender.isBrokenBy(error)) drop()
      throw error
    }
  }
  const close = async () => {
    const sender = await current?.catch(() => undefined)
    await sender?.close()
  }
  return { send, close }
}

/** Cuts the records, in their order, into parts that a broker takes at once. */
export function chunksOf(records: OutgoingRecord[], bytesAtOnce = BYTES_AT_ONCE): OutgoingRecord[][] {
  const chunks: OutgoingRecord[][] = []
  let room = 0
  for (const record of records) {
    const bytes = sizeOf(record)
    if (bytes > room) {
      chunks.push([])
      room = bytesAtOnce
    }
    chunks.at(-1)?.push(record)
    room -= bytes
  }
  return chunks
}

function sizeOf({ key, value, headers }: OutgoingRecord): number {
  const header = Object.entries(headers).reduce(
    (sum, [name, text]) => sum + name.length + Buffer.byteLength(text) + 8,
    0,
  )
  return Buffer.byteLength(key) + Buffer.byteLength(value) + header + 32
}

class SendDeadline extends Error {
  override name = 'SendDeadline'
}

async function withDeadline<Result>(sending: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new SendDeadline(`no answer in ${SEND_DEADLINE_MS} ms`)),
      SEND_DEADLINE_MS,
    )
  })
  sending.catch(() => undefined)
  try {
    return await Promise.race([sending, deadline])
  } finally {
    clearTimeout(timer)
  }
}
