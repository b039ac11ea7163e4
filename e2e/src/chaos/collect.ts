import type { Envelope } from '@intarsi/contracts'
import type { Facts, Page } from './facts.ts'
import type { Ask, Load } from './load.ts'
import { readLog } from './log.ts'
import type { Run } from './run.ts'
import { SERVICE_NAMES, type Service } from './services.ts'

/** What only the databases know. */
export type Kept = Pick<
  Facts,
  'referrals' | 'queue' | 'caseManagers' | 'notices' | 'announced' | 'applied' | 'discarded'
>

const REFERRALS = `select referral_id as "referralId", household_id as "householdId", referrer_id as "referrerId", state
  from referral`
const QUEUE = `select referral_id as "referralId", kind, root_id as "rootId" from queue`
const CASE_MANAGERS = `select referral_id as "referralId", household_id as "householdId", seat, person_id as "personId"
  from case_manager where state in ('proposed', 'confirmed', 'handing-over', 'interim')`
const NOTICES = `select event_id as "eventId", recipient_id as "recipientId", kind, household_id as "householdId",
  position::int from notice`
const ANNOUNCED = `select topic, key, payload as envelope from outbox where position > $1 order by position`
const APPLIED = `select consumer, event_id as "eventId", place::int from watched.took_effect`
const DISCARDED = `select consumer, event_id as "eventId" from discarded where reason <> ''`

export async function readKept({ pools, since }: Pick<Run, 'pools' | 'since'>): Promise<Kept> {
  const rowsOf = async <Row extends object>(service: Service, sql: string, values: unknown[] = []) =>
    (await pools[service].query<Row>(sql, values)).rows
  const everywhere = async <Row extends object>(sql: string, values?: (service: Service) => unknown[]) =>
    Promise.all(
      SERVICE_NAMES.map(async (service) => {
        const rows = await rowsOf<Row>(service, sql, values?.(service))
        return rows.map((row) => ({ ...row, service }))
      }),
    )
  type Told = { topic: string; key: string; envelope: Envelope }
  return {
    referrals: await rowsOf('intake', REFERRALS),
    queue: await rowsOf('equipe', QUEUE),
    caseManagers: await rowsOf('equipe', CASE_MANAGERS),
    notices: await rowsOf('notifications', NOTICES),
    announced: (await everywhere<Told>(ANNOUNCED, (service) => [since[service]])).flat(),
    applied: (await everywhere<Facts['applied'][number]>(APPLIED)).flat(),
    discarded: (await everywhere<Facts['discarded'][number]>(DISCARDED)).flat(),
  }
}

/** Each acknowledged referral as its sender and its coordinator read it. */
export async function readPages(ask: Ask, { acknowledged }: Load): Promise<Page[]> {
  const pages: Page[] = []
  for (const { referralId, sender } of acknowledged) {
    const path = `/referrals/${referralId}`
    const sent = await ask('intake', sender, path)
    const read = await ask('equipe', sender.replace('sender', 'coordinator'), path)
    if (sent.status !== 200 || read.status !== 200) continue
    const { standing } = sent.body
    pages.push({
      referralId,
      sender: { state: standing.state, queue: standing.queue, caseManagers: standing.caseManagers },
      coordinator: {
        ...{ state: read.body.standing.state, queue: read.body.standing.queue },
        answered: read.body.requests.map(({ requestId }: { requestId: string }) => requestId),
      },
    })
  }
  return pages
}

export function readRunLog({ stage, begin, name }: Run): Promise<Facts['log']> {
  return readLog(stage.servers.brokers, begin, `${name}.log`)
}
