/** A seeded stream of numbers in [0, 1) (mulberry32): the same seed, the same numbers, on every machine. */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `least` to `most`. */
export const between = (random: Random, least: number, most: number) =>
  least + Math.floor(random() * (most - least + 1))

export const oneOf = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item

/** One of the keys, each as often as its share says. */
export function weighted<Key extends string>(random: Random, shares: Readonly<Record<Key, number>>): Key {
  const entries = Object.entries(shares) as [Key, number][]
  let at = random() * entries.reduce((sum, [, share]) => sum + share, 0)
  for (const [key, share] of entries) {
    at -= share
    if (at < 0) return key
  }
  return entries[0]?.[0] as Key
}
