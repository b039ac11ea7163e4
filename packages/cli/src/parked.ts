import { userInfo } from 'node:os'
import {
  DISCARD_REASON,
  discardParked,
  listDiscarded,
  listParked,
  type ParkedEvent,
  requestRedrive,
  showParked,
} from '@intarsi/messaging'
import type { Command } from 'commander'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { plainTable } from './plain-table.ts'
import { type Store, withStore } from './store/with-store.ts'
import { UsageError } from './usage-error.ts'
import { servicesOf, withDatabase } from './with-database.ts'

/** So much of an error stands in a list; `show` has all of it. */
const ERROR_SHOWN = 40

type Chosen = { service?: string; key?: string }

/** `intarsi parked …`: events that a service could not handle, and what waits behind them. */
export function register(program: Command): void {
  const parked = program.command('parked').description('Events that could not be handled, by household')
  parked
    .command('list')
    .option('--service <name>', 'one service instead of all')
    .option('--key <id>', 'one household, person, table or place')
    .description('What is parked and why, in the order in which a redrive applies it')
    .action((chosen: Chosen) => withStore((store) => list(store, chosen)))
  parked
    .command('show')
    .argument('<service>')
    .argument('<event>', "the event's id", eventIdOf)
    .option('--content', 'also the event itself, which may be restricted')
    .description('One parked event')
    .action((service: string, event: string, options: { content?: boolean }) =>
      withStore((store) => show(store, { service, event, ...options })),
    )
  parked
    .command('redrive')
    .argument('<service>')
    .option('--key <id>', 'one household, person, table or place instead of all')
    .description('Have the running service apply what is parked, in order')
    .action((service: string, options: Chosen) =>
      withStore((store) => redrive(store, { ...options, service })),
    )
  parked
    .command('discard')
    .argument('<service>')
    .argument('<event>', "the event's id", eventIdOf)
    .requiredOption('--reason <text>', 'why it may be given up; kept with your name', reasonOf)
    .option('--by <name>', "who decides (your login's name when nothing is said)", nameOf)
    .description('Give one parked event up for good; what waits behind it needs a redrive')
    .action((service: string, event: string, options: { reason: string; by?: string }) =>
      withStore((store) =>
        discard(store, { service, event, reason: options.reason, by: options.by ?? loginName() }),
      ),
    )
  registerDiscarded(parked)
}

/** `intarsi parked discarded`: the record of what was given up. */
function registerDiscarded(parked: Command): void {
  parked
    .command('discarded')
    .option('--service <name>', 'one service instead of all')
    .option('--key <id>', 'one household, person, table or place')
    .description('What was given up, why and by whom, the newest first')
    .action((chosen: Chosen) => withStore((store) => showDiscarded(store, chosen)))
}

function eventIdOf(text: string): string {
  if (z.guid().safeParse(text).success) return text
  throw new UsageError(`${text} is not the id of an event: "parked list" shows them`)
}

function reasonOf(text: string): string {
  const { length } = text.trim()
  if (length >= DISCARD_REASON.min && length <= DISCARD_REASON.max) return text
  throw new UsageError(`a reason has ${DISCARD_REASON.min} to ${DISCARD_REASON.max} characters`)
}

function nameOf(text: string): string {
  if (text.trim()) return text.trim()
  throw new UsageError('say with --by who decides')
}

async function list(store: Store, { service, key }: Chosen): Promise<void> {
  const table = plainTable(['service', 'event', 'type', 'key', 'reason', 'error', 'attempts', 'since'])
  for (const database of servicesOf(store, service)) {
    for (const each of await withDatabase(database, (db) => listAll(db, key))) {
      const { consumer, eventId, reason, attempts } = each
      const [type, error] = [shortType(each.type), cut(each.error)]
      table.push([
        consumer,
        eventId,
        type,
        each.key,
        reason,
        error,
        attempts,
        each.firstFailedAt.toISOString(),
      ])
    }
  }
  console.log(table.length > 0 ? table.toString() : 'nothing is parked')
}

async function showDiscarded(store: Store, { service, key }: Chosen): Promise<void> {
  const table = plainTable(['service', 'event', 'type', 'key', 'reason', 'by', 'at'])
  for (const database of servicesOf(store, service)) {
    for (const each of await withDatabase(database, (db) => listDiscarded(db, { key }))) {
      const { consumer, eventId, reason, discardedBy, discardedAt } = each
      table.push([
        consumer,
        eventId,
        shortType(each.type),
        each.key,
        reason,
        discardedBy,
        discardedAt.toISOString(),
      ])
    }
  }
  console.log(table.length > 0 ? table.toString() : 'nothing was discarded')
}

const shortType = (type: string) => type.replace('it.intarsi.', '')

function cut(text: string): string {
  return text.length > ERROR_SHOWN ? `${text.slice(0, ERROR_SHOWN - 1)}…` : text
}

async function listAll<Schema>(db: Kysely<Schema>, key: string | undefined): Promise<ParkedEvent[]> {
  const found: ParkedEvent[] = []
  for (;;) {
    const page = await listParked(db, { key, after: found.at(-1)?.id })
    if (page.length === 0) return found
    found.push(...page)
  }
}

/** Throws when nobody has given this process's user a name, as in a container. */
function loginName(): string {
  try {
    return userInfo().username
  } catch {
    throw new Error('this user has no name here: say who decides with --by')
  }
}

type Named = { service: string; event: string }

async function show(store: Store, { service, event, content }: Named & { content?: boolean }): Promise<void> {
  const [database] = servicesOf(store, service)
  const found = database && (await withDatabase(database, (db) => showParked(db, event)))
  if (!found) throw new Error(`${service} has not parked ${event}`)
  const { payload, ...about } = found
  console.log(JSON.stringify(content ? found : about, null, 2))
}

async function redrive(store: Store, { service, key }: Chosen): Promise<void> {
  for (const database of servicesOf(store, service)) {
    const asked = await withDatabase(database, (db) => requestRedrive(db, key === undefined ? {} : { key }))
    if (asked === 0)
      console.log(`${database.service}: nothing is parked${key === undefined ? '' : ` of ${key}`}`)
    else console.log(`${database.service}: ${asked} events asked for; "parked list" shows what stays`)
  }
}

async function discard(store: Store, options: Named & { reason: string; by: string }): Promise<void> {
  const { service, event: eventId, reason, by } = options
  const [database] = servicesOf(store, service)
  const done = database && (await withDatabase(database, (db) => discardParked(db, { eventId, reason, by })))
  if (!done) throw new Error(`${service} has not parked ${eventId}`)
  console.log(`discarded; "parked redrive ${service}" applies what waited behind it`)
}
