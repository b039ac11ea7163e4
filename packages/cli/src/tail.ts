import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { deadLetterTopic, EVENTS, topicsBehind } from '@intarsi/contracts'
import type { ConsumedRecord, Transport } from '@intarsi/messaging'
import type { Command } from 'commander'
import { instantOf } from './instant-of.ts'
import { type Store, withStore } from './store/with-store.ts'
import { checkTypes, instantOfRecord, isWanted, lineOf, type Wanted } from './tail-line.ts'
import { UsageError } from './usage-error.ts'
import { servicesOf } from './with-database.ts'
import { withTransport } from './with-transport.ts'

const LOOK_MS = 200

type Options = Wanted & { since?: string; content?: boolean }

/** `intarsi tail`: events as they pass, without their content unless it is asked for. */
export function register(program: Command): void {
  program
    .command('tail')
    .argument('[topic...]', 'such as intarsi.intake.households (else all)')
    .option('--type <type...>', 'only these facts: a name such as referral-routed, or with * several')
    .option('--key <id...>', 'only these households, persons, tables or places')
    .option('--since <instant>', 'first what was since then, in the order of its time')
    .option('--content', 'the whole events, which may be restricted')
    .description('Show events as they pass, until Ctrl-C')
    .action((topics: string[], options: Options) => {
      checkTypes(options.type)
      const since = options.since === undefined ? 'end' : instantOf(options.since)
      return withStore((store) => tail(store, topicsOf(store, topics), { ...options, from: since }))
    })
}

/** The topics that were named, or all that have events. Throws on one that there is not. */
function topicsOf(store: Store, named: string[]): string[] {
  const topics = [...new Set(EVENTS.flatMap(({ topic }) => topicsBehind(topic)))]
  if (named.length === 0) return topics
  const deadLetters = servicesOf(store).map(({ service }) => deadLetterTopic(service))
  const unknown = named.find((topic) => ![...topics, ...deadLetters].includes(topic))
  if (unknown === undefined) return [...new Set(named)]
  throw new UsageError(`no topic ${unknown}: there are ${[...topics, ...deadLetters].join(', ')}`)
}

type Tailing = Wanted & { content?: boolean; from: Date | 'end' }

async function tail(store: Store, topics: string[], { from, ...wanted }: Tailing): Promise<void> {
  const group = `tail-${randomUUID()}`
  const print = (record: ConsumedRecord) => console.log(lineOf(record, wanted.content ?? false))
  // Partitions come one after the other: what was is gathered first, to be shown in order.
  let past: ConsumedRecord[] | null = from === 'end' ? null : []
  await withTransport(store, async (transport) => {
    await transport.ensureTopics(topics)
    await transport.seek(group, topics, from)
    const ending = whenEnded()
    const handle = async ({ records }: { records: ConsumedRecord[] }) => {
      for (const record of records.filter((each) => isWanted(each, wanted)))
        if (past) past.push(record)
        else print(record)
    }
    const consumption = await transport.consume({ group, topics, handle })
    try {
      if (past) await Promise.race([ending, untilRead(transport, group, topics)])
      for (const record of inOrder(past ?? [])) print(record)
      past = null
      await ending
    } finally {
      await consumption.stop()
      await transport.forget(group, topics)
    }
  })
}

/** Ctrl-C, or whoever reads what is printed has gone. */
function whenEnded(): Promise<unknown> {
  return Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process.stdout, 'error')])
}

async function untilRead(transport: Transport, group: string, topics: string[]): Promise<void> {
  while ((await transport.lag(group, topics)).some(({ records }) => records > 0)) await pause(LOOK_MS)
}

function inOrder(records: readonly ConsumedRecord[]): ConsumedRecord[] {
  const dated = records.map((record) => ({ record, at: instantOfRecord(record) }))
  return dated
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
    .map(({ record }) => record)
}
