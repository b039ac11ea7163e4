import { randomUUID } from 'node:crypto'
import { keepPerson } from '@intarsi/access'
import { type DataOf, personChanged } from '@intarsi/contracts'
import type { Transport } from '@intarsi/messaging'
import { createDatabase } from '@intarsi/postgres'
import { testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { expect } from 'vitest'
import { type Network, startNetwork } from '../src/index.ts'
import { people, places } from './sample-modules.ts'

export type Person = DataOf<typeof personChanged>
type Closers = (() => Promise<unknown>)[]

const ADMIN: Person = { ...personChanged.example, subject: 'demo|admin', agreementValidUntil: '2099-12-31' }

export function newcomer(): Person {
  const personId = randomUUID()
  return { ...ADMIN, personId, subject: `demo|${personId}` }
}

/** An owner of rights and a service with a copy, on one log. `consumer` names the copy's service and its group. */
export async function startPair(transport: Transport, closers: Closers, consumer = 'housing') {
  const [equipe, copy] = await Promise.all([testDatabase(people.migrations), testDatabase(places.migrations)])
  closers.push(equipe.close, copy.close)
  await keepPerson(createDatabase(equipe.pool), ADMIN)
  const network = await startNetwork({
    services: [
      { module: people, databaseUrl: equipe.url },
      { module: { ...places, name: consumer }, databaseUrl: copy.url },
    ],
    transport,
    logger: pino({ level: 'silent' }),
  })
  closers.push(network.close)
  return { network, databaseUrl: copy.url }
}

type Call = { as: string; body?: object }

export async function call(network: Network, [service, path]: [string, string], { as, body }: Call) {
  const response = await fetch(network.url(service) + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${await network.tokenFor(as)}`,
      'idempotency-key': randomUUID(),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: await response.json() }
}

/** Says in the owner what somebody may do, and waits until everybody knows. */
export async function tell(network: Network, person: Person): Promise<void> {
  expect(await call(network, ['equipe', '/people'], { as: 'demo|admin', body: person })).toMatchObject({
    status: 201,
  })
  await network.settle()
}

/** The story: unknown, then allowed, then no longer. */
export async function expectRightsToTravel(network: Network, consumer = 'housing'): Promise<void> {
  const person = newcomer()
  const read = () => call(network, [consumer, '/places'], { as: person.subject })
  expect(await read()).toMatchObject({ status: 403, body: { code: 'unknown-account' } })
  await tell(network, person)
  expect(await read()).toEqual({ status: 200, body: { territories: ['RE'] } })
  await tell(network, { ...person, active: false, version: 2 })
  expect(await read()).toMatchObject({
    status: 403,
    body: { code: 'account-inactive', personId: person.personId },
  })
}
