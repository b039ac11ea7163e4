import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { EVENTS, STREAMS, type Stream } from '@intarsi/contracts'
import {
  findReplay,
  publishArchive,
  type ReplayRequest,
  type ReplayState,
  requestReplay,
  whyNoArchive,
} from '@intarsi/messaging'
import type { Command } from 'commander'
import { instantOf } from './instant-of.ts'
import { type Store, withStore } from './store/with-store.ts'
import { UsageError } from './usage-error.ts'
import { servicesOf, withDatabase } from './with-database.ts'
import { withTransport } from './with-transport.ts'

const LOOK_MS = 500
const UNTAKEN_MS = 10_000

/** `intarsi replay …`: have a running service read events again; its live events wait meanwhile. */
export function register(program: Command): void {
  const replay = program
    .command('replay')
    .description('Have a service read events again, as after a restore; what it has applied is skipped')
    .option('--consumer <service>', 'which service reads')
    .option('--from <instant>', 'where to begin: such as 2026-11-23T08:00:00Z, or "beginning"')
    .option('--topic <topic...>', 'only these (else everything that the service listens to)')
    .action((options: Resuming) => {
      const request = resumeOf(options)
      return withStore((store) => resume(store, request))
    })
  replay
    .command('rebuild')
    .argument('<service>', 'one that is declared rebuildable')
    .description('Empty what the service derives from events and fill it again')
    .action((consumer: string) => withStore((store) => ask(store, { consumer, kind: 'rebuild' })))
  replay
    .command('bootstrap')
    .argument('<service>', 'a new one')
    .argument('<stream...>', 'such as intake.households')
    .description("Give a new service the producers' archives as history: nobody is told of old facts")
    .action((service: string, names: string[]) => {
      const streams = names.map(streamOf)
      return withStore((store) => giveArchives(store, { service, streams, kind: 'bootstrap', since: null }))
    })
  replay
    .command('republish')
    .argument('<service>', 'one that lost events, as when the broker lost its data')
    .argument('<stream...>', 'such as intake.households')
    .requiredOption('--since <instant>', 'when they were announced: within the last 30 days')
    .description(
      "Give a service from the producers' archives what the log lost; what it has applied is skipped",
    )
    .action((service: string, names: string[], { since }: { since: string }) => {
      const about = { service, streams: names.map(streamOf), since: instantOf(since) }
      return withStore((store) => giveArchives(store, { ...about, kind: 'resume' }))
    })
}

type Resuming = { consumer?: string; from?: string; topic?: string[] }

// Not required by the parser, which would ask for them in the subcommands as well.
function resumeOf({ consumer, from, topic: topics = [] }: Resuming): ReplayRequest {
  if (consumer && from) return { consumer, kind: 'resume', topics, ...sinceOf(from) }
  throw new UsageError(
    'say which service reads, and from when: --consumer equipe --from 2026-11-23T08:00:00Z',
  )
}

function sinceOf(text: string): { since?: Date } {
  return text === 'beginning' ? {} : { since: instantOf(text) }
}

function streamOf(text: string): Stream {
  const found = STREAMS.find((stream) => stream === text)
  if (found && EVENTS.some(({ stream }) => stream === found)) return found
  throw new UsageError(`no stream ${text}: there are ${STREAMS.join(', ')}`)
}

/** A topic to which the service does not listen would hold up its live events and have nothing to say to it. */
async function resume(store: Store, request: ReplayRequest): Promise<void> {
  const { consumer, topics = [] } = request
  const [database] = servicesOf(store, consumer)
  if (database && topics.length > 0) {
    const known = await withTransport(store, (transport) => transport.topicsOf(consumer))
    const odd = topics.find((topic) => !known.includes(topic))
    if (odd) throw new UsageError(`${consumer} does not listen to ${odd}, but to ${known.join(', ')}`)
  }
  await ask(store, request)
}

type Given = { service: string; streams: Stream[]; kind: 'bootstrap' | 'resume'; since: Date | null }

async function giveArchives(store: Store, { service, streams, kind, since }: Given): Promise<void> {
  const [consumer] = servicesOf(store, service)
  const refusal =
    consumer && (await withDatabase(consumer, (db) => whyNoArchive(db, { service, since, now: new Date() })))
  if (refusal) throw new Error(refusal)
  const run = randomUUID().slice(0, 8)
  const topics = streams.map((stream) => `intarsi.bootstrap.${service}.${run}.${stream}`)
  await withTransport(store, async (transport) => {
    for (const [index, stream] of streams.entries()) {
      const [owner = ''] = stream.split('.')
      const [database] = servicesOf(store, owner === 'public' ? 'notifications' : owner)
      const topic = topics[index]
      if (!database || !topic) continue
      const archive = { transport, stream, topic, ...(since ? { since } : {}) }
      const events = await withDatabase(database, (db) => publishArchive(db, archive))
      console.log(`${stream}: ${events} events of the archive`)
    }
  })
  await ask(store, { consumer: service, kind, topics })
}

async function ask(store: Store, request: ReplayRequest): Promise<void> {
  const [database] = servicesOf(store, request.consumer)
  if (!database) return
  await withDatabase(database, async (db) => {
    const id = await requestReplay(db, request)
    const ended = await follow(() => findReplay(db, id))
    if (ended.state === 'failed') throw new Error(`the replay failed: ${ended.error}`)
    console.log(`done: ${ended.handled} events read`)
  })
}

async function follow(look: () => Promise<ReplayState | undefined>): Promise<ReplayState> {
  let warned = false
  for (let waited = 0; ; waited += LOOK_MS) {
    const found = await look()
    if (found?.state === 'done' || found?.state === 'failed') return found
    if (found?.state === 'asked' && waited >= UNTAKEN_MS && !warned) {
      warned = true
      console.log('no running service has taken it up yet; it waits, and this command may be ended')
    }
    await pause(LOOK_MS)
  }
}
