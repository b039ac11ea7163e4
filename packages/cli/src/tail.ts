import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { EVENTS, envelopeSchema, eventFilter, matchesFilter, topicsBehind } from '@intarsi/contracts'
import type { ConsumedRecord } from '@intarsi/messaging'
import type { Command } from 'commander'
import { instantOf } from './instant-of.ts'
import { type Store, withStore } from './store/with-store.ts'
import { withTransport } from './with-transport.ts'

type Wanted = { type?: string[]; key?: string[] }
type Options = Wanted & { since?: string; content?: boolean }

/** `intarsi tail`: events as they pass, without their content unless it is asked for. */
export function register(program: Command): void {
  program
    .command('tail')
    .argument('[topic...]', 'such as intarsi.intake.households (else all)')
    .option('--type <type...>', 'only these facts: a name such as referral-routed, or a type with *')
    .option('--key <id...>', 'only these households, persons, tables or places')
    .option('--since <instant>', 'begin there instead of now')
    .option('--content', 'the whole events, which may be restricted')
    .description('Show events as they pass, until Ctrl-C')
    .action((topics: string[], options: Options) => withStore((store) => tail(store, topics, options)))
}

async function tail(store: Store, named: string[], options: Options): Promise<void> {
  const known = [...new Set(EVENTS.flatMap(({ topic }) => topicsBehind(topic)))]
  const topics = named.length > 0 ? named : known
  const group = `tail-${randomUUID()}`
  await withTransport(store, async (transport) => {
    await transport.ensureTopics(topics.filter((topic) => known.includes(topic)))
    await transport.seek(group, topics, options.since ? instantOf(options.since) : 'end')
    const handle = async ({ records }: { records: ConsumedRecord[] }) => {
      for (const record of records.filter((each) => isWanted(each, options)))
        console.log(lineOf(record, options.content ?? false))
    }
    const consumption = await transport.consume({ group, topics, handle })
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await consumption.stop()
    await transport.forget(group, topics)
  })
}

/** Whether a record is one that was asked for. What cannot be read is shown unless a type is asked for. */
export function isWanted({ value, key }: ConsumedRecord, wanted: Wanted): boolean {
  if (wanted.key && !wanted.key.includes(key ?? '')) return false
  if (!wanted.type) return true
  const event = envelopeSchema.safeParse(parse(value?.toString('utf8') ?? ''))
  return event.success && matchesFilter(eventFilter.parse({ types: wanted.type.map(patternOf) }), event.data)
}

/** A bare fact's name stands for it in every service and version. */
function patternOf(type: string): string {
  return type.includes('.') || type.includes('*') ? type : `*.${type}.v*`
}

/** One record on one line: when, which fact, whose, its number; or why it cannot be read. */
export function lineOf({ value, topic, partition, offset }: ConsumedRecord, content: boolean): string {
  const text = value?.toString('utf8') ?? ''
  const place = `${topic}/${partition}@${offset}`
  const event = envelopeSchema.safeParse(parse(text))
  if (!event.success) return `${place} unreadable, ${text.length} characters`
  if (content) return text
  const { time, type, source, sequence, id } = event.data
  return `${time} ${type} ${source} #${Number(sequence)} ${id} ${place}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
