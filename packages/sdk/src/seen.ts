/** Tells the first time of an event from a repeat, by its id, among the last `size` ids. Keep ids in your database for more. */
export function createSeen(size = 10_000): { isRepeat: (eventId: string) => boolean } {
  const ids = new Set<string>()
  return {
    isRepeat: (eventId) => {
      if (ids.has(eventId)) return true
      ids.add(eventId)
      const [oldest] = ids
      if (ids.size > size && oldest !== undefined) ids.delete(oldest)
      return false
    },
  }
}
