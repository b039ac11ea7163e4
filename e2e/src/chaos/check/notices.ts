import type { Envelope } from '@intarsi/contracts'
import {
  caseManagerInterim,
  caseManagerProposed,
  referralRouted,
  referralSubmitted,
  requestAnswered,
} from '@intarsi/contracts'
import type { Facts, Notice } from '../facts.ts'

type Told = {
  personId?: string
  preparerId?: string | null
  coordinatorId?: string
  alsoTell?: string[]
  tableId?: string | null
  meeting?: object | null
  urgency?: string
  standing?: { state: string }
}

/** Whoever is concerned by an event is told once of it, and nobody else; and of one household in the order of its facts. */
export function noticeFaults(facts: Facts): string[] {
  const byEvent = Map.groupBy(facts.notices, ({ eventId }) => eventId)
  const senders = new Map(facts.referrals.map(({ householdId, referrerId }) => [householdId, referrerId]))
  const told = facts.announced.flatMap(({ envelope }) => {
    const expected = recipientsOf(envelope, senders.get(envelope.partitionkey))
    return expected ? toldFaults(envelope, expected, byEvent.get(envelope.id) ?? []) : []
  })
  return [...told, ...strayFaults(facts), ...repeatedFaults(facts), ...orderFaults(facts)]
}

/** A notice is about a fact that was committed. */
function strayFaults({ notices, announced }: Facts): string[] {
  const committed = new Set(announced.map(({ envelope }) => envelope.id))
  return notices
    .filter(({ eventId }) => !committed.has(eventId))
    .map(({ eventId, recipientId }) => `${recipientId} was told of ${eventId}, which was never committed`)
}

/** A referral that nobody amends is submitted once and routed once: who is concerned would be told of each. */
function repeatedFaults({ announced, amended }: Facts): string[] {
  const changed = new Set(amended.map(({ referralId }) => referralId))
  const once: string[] = [referralSubmitted.type, referralRouted.type]
  const names = announced.flatMap(({ envelope: { type, data } }) => {
    const { referralId } = data as { referralId?: string }
    return once.includes(type) && referralId && !changed.has(referralId)
      ? [`${type} of referral ${referralId}`]
      : []
  })
  return [...Map.groupBy(names, (name) => name)]
    .filter(([, same]) => same.length > 1)
    .map(([name, same]) => `${name} was announced ${same.length} times`)
}

/** Who is told of an event, each once; null for a fact that this check does not follow. */
export function recipientsOf({ type, data }: Envelope, sender: string | undefined): string[] | null {
  const about = data as Told
  if (type === caseManagerProposed.type || type === caseManagerInterim.type) return present([about.personId])
  if (type === requestAnswered.type) return present([sender])
  if (type !== referralRouted.type) return null
  const urgent = about.urgency === 'U0' || about.urgency === 'U1'
  const needsCoordinator =
    urgent || about.standing?.state === 'exclusion-proposed' || !about.preparerId || !about.meeting
  return present([
    about.preparerId,
    needsCoordinator ? about.coordinatorId : null,
    ...(about.alsoTell ?? []),
    about.tableId,
    sender,
  ])
}

function present(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null && id !== undefined))]
}

function toldFaults(
  { id, type }: Envelope,
  expected: readonly string[],
  notices: readonly Notice[],
): string[] {
  const told = notices.map(({ recipientId }) => recipientId)
  const times = (person: string) => told.filter((each) => each === person).length
  return [
    ...expected
      .filter((person) => times(person) !== 1)
      .map((person) => `${type} ${id}: ${person} was told ${times(person)} times`),
    ...[...new Set(told)]
      .filter((person) => !expected.includes(person))
      .map((person) => `${type} ${id}: ${person} was told and is not concerned`),
  ]
}

function orderFaults({ notices, announced }: Facts): string[] {
  const sequences = new Map(
    announced.map(({ envelope, topic }) => [envelope.id, { topic, at: Number(envelope.sequence) }]),
  )
  const inboxes = Map.groupBy(
    notices.flatMap((notice) => {
      const fact = sequences.get(notice.eventId)
      // A notice that waited until its recipient was known comes when that is told.
      return fact && notice.kind !== 'referral-routed' ? [{ ...notice, ...fact }] : []
    }),
    ({ recipientId, householdId, topic }) => `${recipientId} of household ${householdId} on ${topic}`,
  )
  return [...inboxes].flatMap(([whose, told]) => {
    const order = told.toSorted((a, b) => a.position - b.position).map(({ at }) => at)
    return isSorted(order) ? [] : [`${whose} was told of facts ${order.join(', ')}`]
  })
}

const isSorted = (numbers: readonly number[]) =>
  numbers.every((each, index) => index === 0 || each >= (numbers[index - 1] ?? 0))
