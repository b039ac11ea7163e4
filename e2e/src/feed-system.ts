import { randomBytes } from 'node:crypto'
import {
  CLOUDEVENT_CONTENT_TYPE,
  type DataOf,
  type EventContract,
  exampleEvent,
  personChanged,
  referralMoved,
  referralSubmitted,
  type Territory,
} from '@intarsi/contracts'
import { createUuidV7, systemClock } from '@intarsi/kernel'
import type { OutgoingRecord, Transport } from '@intarsi/messaging'
import { notifications } from '@intarsi/notifications'
import { startNetwork } from '@intarsi/runtime'
import { eventually } from '@intarsi/testkit'

const newId = createUuidV7(systemClock)
const START_MS = 60_000

export type Case = {
  ref: Pick<
    DataOf<typeof referralSubmitted>,
    'referralId' | 'referralNumber' | 'householdId' | 'territory' | 'urgency'
  >
  /** Each case has people of its own, as in life: they are told of it, one notice after the other. */
  referrerId: string
  preparerId: string
}
export type FeedClient = { personId: string; token: string }
export type FeedSystem = Awaited<ReturnType<typeof openFeedSystem>>

/**
 * The notifications service on a log of its own, fed with internal facts as intake and equipe would publish them: what
 * subscribers are told, without the work that leads to it.
 */
export async function openFeedSystem(transport: Transport, databaseUrl: string) {
  const env = {
    INTARSI_SECRETS_KEY: randomBytes(32).toString('base64'),
    INTARSI_WEBHOOK_NETWORKS: '127.0.0.0/8',
  }
  const network = await startNetwork({ services: [{ module: notifications, databaseUrl, env }], transport })
  const url = network.url('notifications')
  const publish = (records: OutgoingRecord[]) => transport.publish(records)
  const client = async (territories: readonly (Territory | null)[]): Promise<FeedClient> => {
    const personId = newId()
    const subject = `client|${personId}`
    const roles = territories.map((territory) => ({
      role: 'integrator' as const,
      territory,
      tableId: null,
      healthRole: false,
    }))
    const person = { ...personChanged.example, personId, subject, roles, agreementValidUntil: '2099-12-31' }
    await publish([recordOf(personChanged, personId, person)])
    const token = await network.tokenFor(subject)
    const asks = () => fetch(`${url}/events?limit=1`, { headers: { authorization: `Bearer ${token}` } })
    await eventually(async () => (await asks()).ok, { deadlineMs: START_MS })
    return { personId, token }
  }
  return { network, url, publish, client, close: () => network.close() }
}

export function newCase(territory: Territory): Case {
  const referralNumber = `${territory}-${newId().slice(-8).toUpperCase()}-0`
  const ref = { referralId: newId(), referralNumber, householdId: newId(), territory, urgency: 'U2' as const }
  return { ref, referrerId: newId(), preparerId: newId() }
}

/** The fact by which a case begins. */
export function submittedRecord({ ref, referrerId }: Case): OutgoingRecord {
  return recordOf(referralSubmitted, ref.householdId, { ...referralSubmitted.example, ...ref, referrerId })
}

/** A move of the case, different from every other one of it. */
export function movedRecord({ ref, preparerId }: Case, step: number): OutgoingRecord {
  const { example } = referralMoved
  const nextStepOn = new Date(Date.UTC(2027, 0, 1 + step)).toISOString().slice(0, 10)
  const standing = { ...example.standing, nextStepOn, holder: { kind: 'person' as const, id: preparerId } }
  const moved = { ...example, ...ref, standing, movedBy: preparerId, preparerId }
  return recordOf(referralMoved, ref.householdId, moved)
}

function recordOf<Contract extends EventContract>(
  contract: Contract,
  key: string,
  data: DataOf<Contract>,
): OutgoingRecord {
  const [service, root] = contract.stream.split('.')
  const event = {
    ...exampleEvent({ ...contract, example: data } as EventContract),
    id: newId(),
    source: `/${service}/${root}/${key}`,
    subject: key,
    partitionkey: key,
    time: new Date().toISOString(),
  }
  return {
    topic: contract.topic,
    key,
    value: JSON.stringify(event),
    headers: { 'content-type': CLOUDEVENT_CONTENT_TYPE },
  }
}
