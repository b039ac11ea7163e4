/** A binary heap of items by key, smallest first. An item may be in it more than once: its reader skips the stale. */
export type Heap = { keys: number[]; items: number[] }

export function createHeap(): Heap {
  return { keys: [], items: [] }
}

export function clear(heap: Heap): void {
  heap.keys.length = 0
  heap.items.length = 0
}

export function push({ keys, items }: Heap, key: number, item: number): void {
  let at = keys.length
  keys.push(key)
  items.push(item)
  while (at > 0) {
    const above = (at - 1) >> 1
    if (keys[above]! <= key) break
    keys[at] = keys[above]!
    items[at] = items[above]!
    at = above
  }
  keys[at] = key
  items[at] = item
}

/** Takes the first item out; the heap is not empty. */
export function pop(heap: Heap): number {
  const { keys, items } = heap
  const item = items[0]!
  const key = keys.pop()!
  const last = items.pop()!
  if (keys.length > 0) sink(heap, key, last)
  return item
}

function sink({ keys, items }: Heap, key: number, item: number): void {
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    if (below >= keys.length) break
    if (below + 1 < keys.length && keys[below + 1]! < keys[below]!) below += 1
    if (keys[below]! >= key) break
    keys[at] = keys[below]!
    items[at] = items[below]!
    at = below
  }
  keys[at] = key
  items[at] = item
}
