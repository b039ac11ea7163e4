import type { Announced, Facts, Logged } from '../facts.ts'

/** From commit to effect: numbered without a gap, published all and in order, applied once by everybody who listens. */
export function eventFaults(facts: Facts): string[] {
  return [...numberFaults(facts), ...publishedFaults(facts), ...appliedFaults(facts), ...orderFaults(facts)]
}

const rootOf = ({ topic, key, envelope }: Announced) => `${topic} ${key} ${envelope.source}`

/** From 1 on for the run's own households; what was there before goes on. */
function numberFaults({ announced, referrals }: Facts): string[] {
  const households = new Set(referrals.map(({ householdId }) => householdId))
  return [...Map.groupBy(announced, rootOf)].flatMap(([root, events]) => {
    const numbers = events.map(({ envelope }) => Number(envelope.sequence))
    const first = households.has(events[0]?.key ?? '') ? 1 : (numbers[0] ?? 0)
    const gapless = numbers.every((number, index) => number === first + index)
    return gapless ? [] : [`${root}: committed with the numbers ${numbers.join(', ')}`]
  })
}

function publishedFaults({ announced, log, planted }: Facts): string[] {
  const committed = new Set([...announced.map(({ envelope }) => envelope.id), ...planted])
  const events = log.filter(({ eventId }) => eventId !== null)
  const published = new Set(events.map(({ eventId }) => eventId))
  return [
    ...announced
      .filter(({ envelope }) => !published.has(envelope.id))
      .map(({ envelope }) => `${envelope.type} ${envelope.id} was committed and never published`),
    ...[...published]
      .filter((id) => id !== null && !committed.has(id))
      .map((id) => `${id} was published and never committed`),
    ...firstsOutOfOrder(announced, events),
  ]
}

/** Whoever drops what it has seen before reads every root's facts in their order. */
function firstsOutOfOrder(announced: readonly Announced[], log: readonly Logged[]): string[] {
  const roots = new Map(announced.map((event) => [event.envelope.id, rootOf(event)]))
  const seen = new Set<string>()
  const firsts = log.filter(({ eventId }) => {
    const isFirst = eventId !== null && roots.has(eventId) && !seen.has(eventId)
    if (eventId !== null) seen.add(eventId)
    return isFirst
  })
  return [...Map.groupBy(firsts, ({ eventId }) => roots.get(eventId ?? ''))].flatMap(([root, records]) => {
    const partitions = new Set(records.map(({ partition }) => partition))
    const numbers = records.map(({ sequence }) => sequence)
    const ascending = numbers.every(
      (number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1,
    )
    return ascending && partitions.size === 1 ? [] : [`${root}: published in the order ${numbers.join(', ')}`]
  })
}

function appliedFaults({ announced, applied, listening }: Facts): string[] {
  const times = new Map([...Map.groupBy(applied, nameOf)].map(([name, rows]) => [name, rows.length]))
  return Object.entries(listening).flatMap(([consumer, types]) =>
    announced
      .filter(({ envelope }) => types.includes(envelope.type))
      .filter(({ envelope }) => times.get(nameOf({ consumer, eventId: envelope.id })) !== 1)
      .map(
        ({ envelope: { id, type } }) =>
          `${consumer} has applied ${type} ${id} ${times.get(nameOf({ consumer, eventId: id })) ?? 0} times`,
      ),
  )
}

const nameOf = ({ consumer, eventId }: { consumer: string; eventId: string }) => `${consumer} ${eventId}`

/** The facts of a root take effect one after the other, also where they were parked and redriven. */
function orderFaults({ announced, applied }: Facts): string[] {
  const events = new Map(announced.map((event) => [event.envelope.id, event]))
  const effects = applied.flatMap(({ consumer, eventId, place }) => {
    const event = events.get(eventId)
    return event
      ? [{ lane: `${consumer}: ${rootOf(event)}`, number: Number(event.envelope.sequence), place }]
      : []
  })
  return [...Map.groupBy(effects, ({ lane }) => lane)].flatMap(([lane, done]) => {
    const numbers = done.toSorted((a, b) => a.place - b.place).map(({ number }) => number)
    const ascending = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
    return ascending ? [] : [`${lane}: took effect in the order ${numbers.join(', ')}`]
  })
}
