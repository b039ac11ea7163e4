/** Lets a loop sleep until something happens. A wake that comes while nobody sleeps is kept for the next sleep. */
export type Waker = { wake: () => void; sleep: (longestMs: number) => Promise<void> }

export function createWaker(): Waker {
  let awake = false
  let rouse: (() => void) | undefined
  const wake = () => {
    awake = true
    rouse?.()
  }
  const sleep = async (longestMs: number) => {
    if (!awake) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestMs)
        rouse = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    rouse = undefined
    awake = false
  }
  return { wake, sleep }
}
