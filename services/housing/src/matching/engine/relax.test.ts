import { expect, test } from 'vitest'
import { randomProblem } from '../../../bench/problems.ts'
import { loadHighs } from '../load-highs.ts'
import { byPlace } from './instance.ts'
import { NO_LIMITS } from './master.ts'
import { relax } from './relax.ts'
import { startMaster } from './search.ts'
import { worthOf } from './worth.ts'

const highs = await loadHighs()

test('the prices of a relaxation bound it closely, whatever fractions they are', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const problem = randomProblem({ households: 30, places: 12, shared: 1, seed })
    const deadline = performance.now() + 60_000
    const task = { problem, index: byPlace(problem), worth: worthOf(problem), deadline }
    const master = startMaster(highs, task)
    try {
      const { bound, scale, values, complete } = relax(task, master, NO_LIMITS)
      expect(complete).toBe(true)
      const worth = values.reduce(
        (sum, value, at) =>
          sum + value * master.columns[at]!.pairs.reduce((total, pair) => total + task.worth.of[pair]!, 0),
        0,
      )
      // In units of quality; a unit of weight is worth thousands of them.
      expect(bound / scale - worth).toBeGreaterThan(-0.01)
      expect(bound / scale - worth).toBeLessThan(1)
    } finally {
      master.model.dispose()
    }
  }
}, 60_000)
