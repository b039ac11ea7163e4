import type { Facts } from '../facts.ts'

/** Every referral that was sent is stored once, an acknowledged one in any case, read as it is, and stands on one table with one case manager a seat. */
export function referralFaults(facts: Facts): string[] {
  return [...storedFaults(facts), ...standingFaults(facts), ...pageFaults(facts), ...answerFaults(facts)]
}

function storedFaults({ acknowledged, unanswered, referrals }: Facts): string[] {
  const stored = Map.groupBy(referrals, ({ referralId }) => referralId)
  const told = new Set(acknowledged.map(({ referralId }) => referralId))
  const untold = [...stored.keys()].filter((referralId) => !told.has(referralId)).length
  const numbers = Map.groupBy(acknowledged, ({ number }) => number)
  return [
    ...acknowledged
      .filter(({ referralId }) => stored.get(referralId)?.length !== 1)
      .map(({ referralId }) => `referral ${referralId} was acknowledged and is not stored once`),
    ...[...numbers]
      .filter(([, same]) => same.length > 1)
      .map(([number]) => `number ${number} was given to two referrals`),
    ...(untold > unanswered
      ? [
          `${untold} referrals are stored that nobody was told of, and ${unanswered} senders were not answered`,
        ]
      : []),
  ]
}

/** Of every stored referral, acknowledged or not: whatever was begun is whole. */
function standingFaults({ referrals, queue, caseManagers }: Facts): string[] {
  const tables = Map.groupBy(queue, ({ referralId }) => referralId)
  const managers = Map.groupBy(caseManagers, ({ householdId }) => householdId)
  const known = new Set(referrals.map(({ referralId }) => referralId))
  const ofReferral = referrals.flatMap(({ referralId, householdId, state }) => {
    const standing = tables.get(referralId)?.length ?? 0
    const seats = (managers.get(householdId) ?? []).map(({ seat }) => seat)
    return [
      ...(state === 'submitted' ? [`referral ${referralId} was never routed for its sender`] : []),
      ...(standing === 1 ? [] : [`referral ${referralId} stands in ${standing} queues`]),
      ...(seats.includes('case-manager') ? [] : [`referral ${referralId} has no case manager`]),
      ...(seats.length === new Set(seats).size ? [] : [`referral ${referralId} has two persons on one seat`]),
    ]
  })
  const strangers = [...queue, ...caseManagers].filter(({ referralId }) => !known.has(referralId))
  return [
    ...ofReferral,
    ...strangers.map(({ referralId }) => `referral ${referralId} is known to equipe and not to intake`),
  ]
}

function pageFaults({ acknowledged, pages, queue, caseManagers }: Facts): string[] {
  const seen = new Map(pages.map((page) => [page.referralId, page]))
  return acknowledged.flatMap(({ referralId, householdId }) => {
    const page = seen.get(referralId)
    if (!page) return [`referral ${referralId} cannot be read`]
    const place = queue.find((row) => row.referralId === referralId)
    const wrong = [page.sender, page.coordinator].filter((read) => read.queue?.id !== place?.rootId)
    const persons = caseManagers
      .filter((row) => row.householdId === householdId)
      .map(({ personId }) => personId)
    const shown = page.sender.caseManagers.map(({ personId }) => personId)
    return [
      ...wrong.map(
        (read) => `referral ${referralId} is shown in queue ${read.queue?.id}, stands in ${place?.rootId}`,
      ),
      ...(page.sender.state === page.coordinator.state
        ? []
        : [
            `referral ${referralId} is ${page.sender.state} for its sender, ${page.coordinator.state} for its table`,
          ]),
      ...(sameSet(persons, shown)
        ? []
        : [`referral ${referralId} shows its sender other case managers than it has`]),
    ]
  })
}

/** A request is told 201, 202, or to come again; and an amendment that was taken is answered once. */
function answerFaults({ answers, amended, pages }: Facts): string[] {
  const allowed = new Set([
    '201 referrals',
    '202 amendments',
    '200 form',
    '503 form',
    '503 referrals',
    '503 amendments',
  ])
  const answered = pages.flatMap(({ coordinator }) => coordinator.answered)
  return [
    ...[...new Set(answers)]
      .filter((answer) => !allowed.has(answer))
      .map((answer) => `a client was told ${answer}`),
    ...amended
      .filter(({ requestId }) => answered.filter((each) => each === requestId).length !== 1)
      .map(({ requestId }) => `amendment ${requestId} was taken and not answered once`),
  ]
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join() === other.toSorted().join()
}
