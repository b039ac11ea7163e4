import { referralSubmitted } from '@intarsi/contracts'
import type { Facts } from '../facts.ts'

/** What is parked is seen by operators in the order of its household's facts, and nothing of it is left behind. */
export function parkedFaults(facts: Facts): string[] {
  const { parked, leftParked, unreadable, applied, planted } = facts
  const done = new Set(applied.map(({ consumer, eventId }) => `${consumer} ${eventId}`))
  const queues = Map.groupBy(parked, ({ consumer, topic, key }) => `${consumer}: ${topic} ${key}`)
  return [
    ...plantedFaults(facts),
    ...(facts.hiddenParked > 0 ? [`${facts.hiddenParked} parked events were not shown to operators`] : []),
    ...[...queues].flatMap(([queue, events]) => {
      const numbers = events.map(({ sequence }) => sequence)
      const ascending = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
      return ascending ? [] : [`${queue}: parked in the order ${numbers.join(', ')}`]
    }),
    ...parked
      .filter(({ eventId }) => !planted.includes(eventId))
      .filter(({ consumer, eventId }) => !done.has(`${consumer} ${eventId}`))
      .map(({ consumer, eventId }) => `${consumer}: ${eventId} was parked and never redriven`),
    ...Object.entries(leftParked)
      .filter(([, count]) => count > 0)
      .map(([service, count]) => `${service} still has ${count} parked events`),
    ...Object.entries(unreadable.deadLetters)
      .filter(([, count]) => count < unreadable.planted)
      .map(([service, count]) => `${service} put ${count} of ${unreadable.planted} unreadable records aside`),
  ]
}

/** What breaks its contract is parked by everybody who listens to it, and given up with a reason that is kept. */
function plantedFaults({ planted, parked, discarded, listening }: Facts): string[] {
  const nameOf = ({ consumer, eventId }: { consumer: string; eventId: string }) => `${consumer} ${eventId}`
  const [seen, givenUp] = [new Set(parked.map(nameOf)), new Set(discarded.map(nameOf))]
  const listeners = Object.entries(listening).filter(([, types]) => types.includes(referralSubmitted.type))
  return planted.flatMap((eventId) =>
    listeners.flatMap(([consumer]) => [
      ...(seen.has(nameOf({ consumer, eventId })) ? [] : [`${consumer} has not parked ${eventId}`]),
      ...(givenUp.has(nameOf({ consumer, eventId }))
        ? []
        : [`${consumer} has no word of why ${eventId} was given up`]),
    ]),
  )
}
