import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { createWorkers } from './workers.ts'

const logger = pino({ level: 'silent' })
const NEVER_MS = 3_600_000
const running: ReturnType<typeof createWorkers>[] = []
afterEach(async () => {
  for (const workers of running.splice(0)) await workers.stop()
})

function start(run: () => Promise<number>, everyMs = NEVER_MS) {
  const workers = createWorkers([{ name: 'mail', everyMs, run }], logger)
  running.push(workers)
  workers.start()
  return workers
}

/** Answers in turn; `asked(n)` resolves at the nth run. */
function scripted(answers: (number | Error)[]) {
  let runs = 0
  const waiting = new Map<number, () => void>()
  return {
    runs: () => runs,
    asked: (n: number) =>
      runs >= n ? Promise.resolve() : new Promise<void>((resolve) => waiting.set(n, resolve)),
    run: async () => {
      const answer = answers[runs++] ?? 0
      waiting.get(runs)?.()
      if (answer instanceof Error) throw answer
      return answer
    },
  }
}

test('a worker looks again at once while it finds work, then waits its turn', async () => {
  const script = scripted([5, 5, 0])
  const workers = start(script.run)
  await script.asked(3)
  await workers.stop()
  expect(script.runs()).toBe(3)
})

test('a wake makes it look now, also when it comes during a run', async () => {
  const gate = Promise.withResolvers<number>()
  let runs = 0
  const second = Promise.withResolvers<void>()
  const workers = start(async () => {
    runs += 1
    if (runs === 2) second.resolve()
    return runs === 1 ? gate.promise : 0
  })
  workers.wake('mail')
  gate.resolve(0)
  await second.promise
  expect(() => workers.wake('fax')).toThrow('No worker is called "fax"')
})

test('failures in a row are counted until a run succeeds', async () => {
  const script = scripted([new Error('a'), new Error('b'), 0])
  const workers = start(script.run, 1)
  await script.asked(2)
  expect(workers.failures().mail).toBeGreaterThanOrEqual(1)
  await script.asked(4)
  expect(workers.failures()).toEqual({ mail: 0 })
})

test('stopping lets the run in hand finish, and no other begins', async () => {
  const begun = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<number>()
  let runs = 0
  const workers = start(() => {
    runs += 1
    begun.resolve()
    return gate.promise
  })
  await begun.promise
  let stopped = false
  const stopping = workers.stop().then(() => {
    stopped = true
  })
  await Promise.resolve()
  expect(stopped).toBe(false)
  gate.resolve(9)
  await stopping
  expect(runs).toBe(1)
})

test('two workers with one name are a bug', () => {
  const worker = { name: 'mail', everyMs: 1, run: async () => 0 }
  expect(() => createWorkers([worker, worker], logger)).toThrow('one name')
})
