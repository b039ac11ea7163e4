import { randomUUID } from 'node:crypto'
import { eventually } from '@intarsi/testkit'
import { householdForm } from './households.ts'
import type { Answer, CallInit } from './open-system.ts'

export type Receipt = { referralId: string; number: string; householdId: string; sender: string }

export type SubmitStream = {
  /** What was answered with 201. */
  receipts: readonly Receipt[]
  /** Every refusal that was ever answered, as `503 busy`. */
  refusals: ReadonlySet<string>
  /** Takes no new household; resolves when those begun are acknowledged. */
  finish: () => Promise<void>
}

type Submit = (sender: string, init: CallInit) => Promise<Answer>

/**
 * Sportelli that submit one household after the other, some at a time. Each repeats its request under the same key
 * until it is acknowledged, as a client does that hears nothing or is told to come again.
 */
export function submitStream(submit: Submit, concurrency: number): SubmitStream {
  const receipts: Receipt[] = []
  const refusals = new Set<string>()
  let finishing = false
  let next = 0
  const submitOne = async (index: number) => {
    const { sender, form } = householdForm(index)
    const key = randomUUID()
    const acknowledged = await eventually(
      async () => {
        const answer = await submit(sender, { body: form, key })
        if (answer.status === 201) return answer.body as Omit<Receipt, 'sender'>
        refusals.add(`${answer.status} ${(answer.body as { code?: string }).code}`)
        return false
      },
      { deadlineMs: 90_000 },
    )
    receipts.push({ ...acknowledged, sender })
  }
  const sportello = async () => {
    while (!finishing) await submitOne(next++)
  }
  const all = Promise.all(Array.from({ length: concurrency }, sportello))
  // A sportello that gives up is told by `finish`.
  all.catch(() => undefined)
  const finish = async () => {
    finishing = true
    await all
  }
  return { receipts, refusals, finish }
}
