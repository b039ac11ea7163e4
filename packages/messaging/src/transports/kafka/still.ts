/** Per partition that has something to read and does not move: where it stands, and how many looks found it there. */
export type Still = ReadonlyMap<number, { next: bigint; looks: number }>

export type Seen = {
  /** The partitions of this member, and those in which a batch is being handled. */
  assigned: readonly number[]
  busy: ReadonlySet<number>
  lags: readonly { partition: number; next: bigint; unread: bigint }[]
}

/** What is still after one more look. A partition with a batch in hand works, however long that takes. */
export function stillAfter(before: Still, { assigned, busy, lags }: Seen): Still {
  const waiting = lags.filter(
    ({ partition, unread }) => unread > 0n && assigned.includes(partition) && !busy.has(partition),
  )
  return new Map(
    waiting.map(({ partition, next }) => {
      const last = before.get(partition)
      return [partition, { next, looks: last?.next === next ? last.looks + 1 : 1 }]
    }),
  )
}
