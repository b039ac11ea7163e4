import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type DirectoryFile, stableId } from '@intarsi/directory-file'
import type { Api } from './api.ts'
import { until } from './wait-for-directory.ts'

export type LiveNotice = {
  recipientId: string
  kind: string
  referralId: string | null
  params: Record<string, string | number | null>
  /** When its recipient could read it, on the clock of performance.now(). */
  receivedAt: number
}

export type LiveInboxes = {
  /** Waits until what was heard of a referral is enough. Rejects after 30 s, or when a stream broke. */
  hear: <Answer>(
    referralId: string,
    enough: (notices: readonly LiveNotice[]) => Answer | null,
  ) => Promise<Answer>
  close: () => void
}

const DEADLINE_MS = 30_000

/** The live inbox of everybody in the directory: what each would see on the screen, at the moment it comes. */
export async function openLiveInboxes(api: Api, directory: DirectoryFile): Promise<LiveInboxes> {
  const heard = new Map<string, LiveNotice[]>()
  const ears = new Set<() => void>()
  const ending = new AbortController()
  let broken: unknown
  const rouse = () => {
    for (const listen of ears) listen()
  }
  const onNotice = (notice: LiveNotice) => {
    const { referralId } = notice
    if (referralId) heard.set(referralId, [...(heard.get(referralId) ?? []), notice])
    rouse()
  }
  const follow = async ({ key, subject }: DirectoryFile['people'][number]) => {
    const body = await open(api, subject, ending.signal)
    readNotices(body, stableId('person', key), onNotice).catch((error: unknown) => {
      if (ending.signal.aborted) return
      broken = error
      rouse()
    })
  }
  await Promise.all(directory.people.filter(({ active }) => active).map(follow))
  return {
    hear: (referralId, enough) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(timer)
          ears.delete(listen)
          act()
        }
        const late = new Error(`nobody was told of referral ${referralId} within ${DEADLINE_MS / 1000} s`)
        const timer = setTimeout(() => settle(() => reject(late)), DEADLINE_MS)
        const listen = () => {
          if (broken) return settle(() => reject(broken))
          const answer = enough(heard.get(referralId) ?? [])
          if (answer !== null) settle(() => resolve(answer))
        }
        ears.add(listen)
        listen()
      }),
    close: () => ending.abort(),
  }
}

/** Asks again while a service does not know the person yet. */
async function open(api: Api, account: string, signal: AbortSignal): Promise<ReadableStream> {
  let body: ReadableStream | undefined
  await until(
    async () => {
      body = await api.stream('notifications', '/inbox/stream', account, signal)
      return true
    },
    performance.now() + DEADLINE_MS,
    account,
  )
  if (!body) throw new Error(`${account} has no live inbox`)
  return body
}

async function readNotices(
  body: ReadableStream,
  recipientId: string,
  onNotice: (notice: LiveNotice) => void,
): Promise<void> {
  for await (const line of createInterface({ input: Readable.fromWeb(body) })) {
    if (!line.startsWith('data: ')) continue
    const { kind, referralId, params } = JSON.parse(line.slice('data: '.length)) as LiveNotice
    onNotice({ recipientId, kind, referralId, params, receivedAt: performance.now() })
  }
}
