import { parentPort } from 'node:worker_threads'
import { loadHighs } from './load-highs.ts'
import { matchWith } from './match-places.ts'
import type { MatchInput, MatchResult } from './types.ts'

export type MatchAnswer = { result: MatchResult } | { error: string }

const highs = loadHighs()

// One task at a time: the caller sends the next when this one is answered.
parentPort?.on('message', async (input: MatchInput) => {
  parentPort?.postMessage(await answer(input))
})

async function answer(input: MatchInput): Promise<MatchAnswer> {
  try {
    return { result: matchWith(await highs, input) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
