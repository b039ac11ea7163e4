import type { Actor } from '@intarsi/access'
import {
  type DataOf,
  type Envelope,
  type EventContract,
  exampleForm,
  referralRouted,
} from '@intarsi/contracts'
import { createHttp, createLogger, type HttpApp } from '@intarsi/http'
import { createManualClock, createUuidV7, type NewId } from '@intarsi/kernel'
import { testUnitOfWork } from '@intarsi/messaging'
import { createDatabase } from '@intarsi/postgres'
import type { ServiceApp } from '@intarsi/runtime'
import { type TestDatabase, testDatabase } from '@intarsi/testkit'
import type { Kysely } from 'kysely'
import { Registry } from 'prom-client'
import { createApp } from '../src/app.ts'
import type { IntakeDeps, TerritoryRules } from '../src/deps.ts'
import { intake } from '../src/index.ts'
import type { IntakeSchema, IntakeUnitOfWork } from '../src/schema.ts'

export const SPORTELLO = exampleForm.sportelloId
export const OTHER_SPORTELLO = '0192f3a0-0000-7000-8000-0000000000a1'
export const BODY = '0192f3a0-0000-7000-8000-0000000000b1'
/** The table of the contracts' examples, and another. */
export const TABLE = referralRouted.example.tableId ?? ''
export const OTHER_TABLE = '0192f3a0-0000-7000-8000-0000000000c1'

/** Who asks in a test, by the name given as token. */
export const PERSONS = {
  sender: person('01', 'sender', { sportelloIds: [SPORTELLO] }),
  stranger: person('02', 'sender', { sportelloIds: [OTHER_SPORTELLO] }),
  coordinator: person('03', 'coordinator'),
  preparer: person('04', 'preparer'),
  tutor: person('05', 'tutor'),
  seated: person('06', 'equipe-member'),
  nurse: person('07', 'equipe-member', {
    roles: [{ role: 'equipe-member', territory: 'RE', tableId: null, healthRole: true }],
  }),
  manager: person('08', 'case-manager'),
  successor: person('09', 'case-manager'),
  /** Coordinates Cesena, which has experts for its sportelli. */
  cesena: person('10', 'coordinator', {
    roles: [{ role: 'coordinator', territory: 'CE', tableId: null, healthRole: false }],
  }),
  chair: person('11', 'chair', at(TABLE, 'chair')),
  member: person('12', 'table-member', at(TABLE, 'table-member')),
  otherChair: person('13', 'chair', at(OTHER_TABLE, 'chair')),
  otherMember: person('14', 'table-member', at(OTHER_TABLE, 'table-member')),
  /** A tutor who stands in for a chair too. */
  standIn: person('15', 'tutor', {
    roles: [
      { role: 'tutor', territory: 'RE', tableId: null, healthRole: false },
      { role: 'delegate', territory: 'RE', tableId: OTHER_TABLE, healthRole: false, untilOn: '2026-11-23' },
    ],
  }),
} as const
export type PersonName = keyof typeof PERSONS

function person(last: string, role: string, more: Partial<Actor> = {}): Actor {
  return {
    personId: `0192f3a0-0000-7000-8000-0000000001${last}`,
    subject: `test|${role}`,
    bodyId: BODY,
    sportelloIds: [],
    active: true,
    agreementValidUntil: '2030-01-01',
    roles: [{ role, territory: 'RE', tableId: null, healthRole: false }],
    since: '2026-01-01T00:00:00.000Z',
    ...more,
  }
}

function at(tableId: string, role: string): Pick<Actor, 'roles'> {
  return { roles: [{ role, territory: 'RE', tableId, healthRole: false }] }
}

const NO_RULES: TerritoryRules = {
  fieldsRequired: (territory) => (territory === 'RE' ? ['serviceOrientation', 'parentingConcern'] : []),
  expertKinds: (territory) => (territory === 'CE' ? ['mediation', 'peer-training'] : []),
  splitWithinDays: () => 30,
}

export type Harness = {
  http: HttpApp
  db: Kysely<IntakeSchema>
  pool: TestDatabase['pool']
  clock: ReturnType<typeof createManualClock>
  newId: NewId
  unitOfWork: IntakeUnitOfWork
  app: ServiceApp<IntakeSchema>
  /** Sends as somebody; a POST gets a fresh Idempotency-Key unless one is given. */
  as: (name: PersonName, request: Call) => Promise<Answer>
  /** Hands an event to its subscription, as the consumer would. */
  deliver: <Contract extends EventContract>(contract: Contract, event: Delivery<Contract>) => Promise<void>
  /** Data of every event announced of one type, oldest first. */
  announced: <Contract extends EventContract>(contract: Contract) => Promise<DataOf<Contract>[]>
  close: () => Promise<void>
}
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'
  url: string
  body?: unknown
  headers?: Record<string, string>
}
export type Answer = { status: number; body: Json; headers: Record<string, unknown> }
// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer, it checks
type Json = any
export type Delivery<Contract extends EventContract> = {
  data: DataOf<Contract>
  sequence?: number
  id?: string
  time?: string
}

export async function startIntake(start = '2026-11-23T08:00:00.000Z'): Promise<Harness> {
  const database = await testDatabase(intake.migrations)
  const db = createDatabase<IntakeSchema>(database.pool)
  const clock = createManualClock(start)
  const newId = createUuidV7(clock)
  const unitOfWork = testUnitOfWork(db, { service: 'intake', clock, newId })
  const logger = createLogger({ service: 'intake', level: 'silent' })
  const deps: IntakeDeps = {
    config: intake.configSchema.parse({}),
    db,
    unitOfWork,
    clock,
    newId,
    logger,
    metrics: new Registry(),
    redis: null,
    rules: NO_RULES,
  }
  const app = createApp(deps)
  const http = await createHttp({
    service: 'intake',
    clock,
    newId,
    logger,
    authenticate,
    requestsPerMinute: 0,
  })
  app.routes(http)
  await seedSportelli(db)
  return {
    http,
    db,
    pool: database.pool,
    clock,
    newId,
    unitOfWork,
    app,
    as: (name, call) => send({ http, newId }, name, call),
    deliver: (contract, event) => deliver({ app, unitOfWork, newId, clock }, contract, event),
    announced: (contract) => announced(db, contract),
    close: async () => {
      await http.close()
      await database.close()
    },
  }
}

async function authenticate(authorization: string | undefined) {
  const actor = PERSONS[(authorization ?? '').replace('Bearer ', '') as PersonName]
  return actor
    ? { ok: true as const, actor, lagSeconds: 0 }
    : { ok: false as const, status: 401 as const, code: 'token-required', detail: 'No token.' }
}

async function seedSportelli(db: Kysely<IntakeSchema>): Promise<void> {
  const rows = [
    { sportello_id: SPORTELLO, name: 'Sportello sociale' },
    { sportello_id: OTHER_SPORTELLO, name: 'Altro sportello' },
  ]
  const rest = {
    body_id: BODY,
    body_name: 'Comune',
    territory_id: 'RE' as const,
    municipality: '035033',
    active: true,
    version: 1,
  }
  await db
    .insertInto('sportello')
    .values(rows.map((row) => ({ ...row, ...rest })))
    .execute()
}

async function send(
  { http, newId }: Pick<Harness, 'http' | 'newId'>,
  name: PersonName,
  call: Call,
): Promise<Answer> {
  const response = await http.inject({
    method: call.method,
    url: call.url,
    headers: {
      authorization: `Bearer ${name}`,
      ...(call.method === 'POST' ? { 'idempotency-key': newId() } : {}),
      ...call.headers,
    },
    ...(call.body === undefined ? {} : { payload: call.body as object }),
  })
  const body = response.body === '' ? null : json(response.body)
  return { status: response.statusCode, body, headers: response.headers }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function deliver<Contract extends EventContract>(
  { app, unitOfWork, newId, clock }: Pick<Harness, 'app' | 'unitOfWork' | 'newId' | 'clock'>,
  contract: Contract,
  { data, sequence = 1, id = newId(), time = clock.now().toISOString() }: Delivery<Contract>,
): Promise<void> {
  const subscription = app.subscriptions.find((one) => one.contract.type === contract.type)
  if (!subscription) throw new Error(`intake does not listen to ${contract.type}`)
  const event = { id, time, type: contract.type, sequence: String(sequence).padStart(12, '0'), data }
  await unitOfWork((tx) => subscription.handle(tx, event as Envelope))
}

async function announced<Contract extends EventContract>(db: Kysely<IntakeSchema>, contract: Contract) {
  const rows = await db
    .selectFrom('outbox')
    .select('payload')
    .where('type', '=', contract.type)
    .orderBy('position')
    .execute()
  return rows.map(({ payload }) => payload.data as DataOf<Contract>)
}
