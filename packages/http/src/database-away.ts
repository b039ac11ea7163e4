/** Of a server that stops, starts or crashed, of one that is full, and of the way to it. */
const CODES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
])
const CONNECTION_EXCEPTION = /^08...$/
/** The driver gives these no code. */
const WORDS = [
  'Connection terminated',
  'Connection ended unexpectedly',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'is not queryable',
]

/** True when a statement failed because its connection did: nothing is wrong with what was asked, it can come again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (CODES.has(code) || CONNECTION_EXCEPTION.test(code)) return true
  return WORDS.some((words) => error.message.includes(words))
}
