import { type Actor, keepPerson } from '@intarsi/access'
import {
  type DataOf,
  type personChanged,
  referralMoved,
  referralRouted,
  referralSubmitted,
  type Territory,
} from '@intarsi/contracts'
import { createHttp, createLogger, type HttpApp } from '@intarsi/http'
import { sql } from 'kysely'
import { createFeedHub } from '../src/feed/feed-hub.ts'
import { givePositions } from '../src/feed/give-positions.ts'
import { pullRoute } from '../src/feed/pull-route.ts'
import { feedStreamRoute } from '../src/feed/stream-route.ts'
import { openFixture } from './notifications-fixture.ts'

/** Every line that was logged, with the levels that are off in operation. */
export const logged: string[] = []
export const logger = createLogger({
  service: 'notifications',
  level: 'trace',
  destination: { write: (line) => void logged.push(line) },
})

export type FeedFixture = Awaited<ReturnType<typeof openFeed>>

/** The service's feed with its routes; `client` says who asks, `submit` and `move` make lines. */
export async function openFeed(
  register: (http: HttpApp, fixture: Awaited<ReturnType<typeof openFixture>>) => void = () => undefined,
  at?: string,
) {
  const fixture = await openFixture(at)
  const hub = createFeedHub(fixture.db, logger, 20)
  let actor = await client(['RE'])
  async function client(
    territories: (Territory | null)[],
    change: Partial<DataOf<typeof personChanged>> = {},
  ) {
    const person = {
      personId: fixture.newId(),
      subject: `client|${fixture.newId()}`,
      bodyId: fixture.newId(),
      sportelloIds: [],
      active: true,
      agreementValidUntil: '2030-01-01',
      roles: territories.map((territory) => ({
        role: 'integrator' as const,
        territory,
        tableId: null,
        healthRole: false,
      })),
      since: fixture.clock.now().toISOString(),
      version: 1,
      ...change,
    }
    await keepPerson(fixture.db as never, person)
    return person as Actor & { version: number }
  }
  const http = await createHttp({
    ...fixture,
    service: 'notifications',
    logger,
    authenticate: async () => ({ ok: true, actor, lagSeconds: 0 }),
  })
  pullRoute(http, fixture)
  feedStreamRoute(http, { ...fixture, hub, logger, pingMs: 100 })
  register(http, fixture)
  const position = async () => {
    const lines = await givePositions({ ...fixture, also: async () => undefined })
    if (lines.length > 0) hub.nudge()
    return lines
  }
  const submit = async (change: Partial<DataOf<typeof referralSubmitted>> = {}) => {
    const data = {
      ...referralSubmitted.example,
      referralId: fixture.newId(),
      householdId: fixture.newId(),
      ...change,
    }
    await fixture.deliver(fixture.envelopeOf(referralSubmitted, data))
    const { referralId, referralNumber, householdId, territory, urgency } = data
    return { referralId, referralNumber, householdId, territory, urgency }
  }
  type Ref = Awaited<ReturnType<typeof submit>>
  const move = (ref: Ref, nextStepOn: string) =>
    fixture.deliver(
      fixture.envelopeOf(referralMoved, {
        ...referralMoved.example,
        ...ref,
        standing: { ...referralMoved.example.standing, nextStepOn },
      }),
    )
  const route = (ref: Ref, change: Partial<DataOf<typeof referralRouted>> = {}) =>
    fixture.deliver(fixture.envelopeOf(referralRouted, { ...referralRouted.example, ...ref, ...change }))
  /** Whether a transaction waits for another's lock. */
  const isWaiting = async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      fixture.db,
    )
    return rows.length > 0
  }
  return {
    ...fixture,
    isWaiting,
    http,
    hub,
    client,
    become: (next: Actor & { version: number }) => {
      actor = next
    },
    me: () => actor,
    position,
    submit,
    move,
    route,
    close: async () => {
      hub.close()
      await http.close()
      await fixture.close()
    },
  }
}
