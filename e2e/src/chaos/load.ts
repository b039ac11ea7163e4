import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { householdForm } from '../households.ts'
import { httpCall } from '../http-call.ts'
import type { Answer, CallInit } from '../open-system.ts'
import type { Acknowledged } from './facts.ts'
import type { Plan, Submission } from './plan.ts'
import { createAddresses, type Run } from './run.ts'
import type { Service } from './services.ts'

const AGAIN_MS = 60
const GIVE_UP_MS = 90_000
/** A client that hears nothing for so long asks again, elsewhere. */
const TRY_MS = 5_000

export type Load = {
  acknowledged: (Acknowledged & { sender: string })[]
  /** How many senders never heard that theirs was taken. */
  unanswered: number
  amended: { requestId: string; referralId: string }[]
  answers: string[]
}

/** Asks one of the processes as a demo account. Rejects when none answers. */
export type Ask = (service: Service, account: string, path: string, init?: CallInit) => Promise<Answer>

export function createAsk(run: Run): Ask {
  const addressOf = createAddresses(run)
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (account: string) => {
    const token = tokens.get(account) ?? run.stage.issuer.tokenFor(`demo|${account}`)
    tokens.set(account, token)
    return token
  }
  return async (service, account, path, init) => {
    const address = addressOf(service)
    if (!address) throw new Error(`no process has ${service}`)
    return httpCall(new URL(path, address), await tokenOf(account), { timeoutMs: TRY_MS, ...init })
  }
}

/** Sends every referral of the plan at its moment, whatever becomes of the others; resolves when all have their answer. */
export async function submitAll(ask: Ask, plan: Plan): Promise<Load> {
  const load: Load = { acknowledged: [], unanswered: 0, amended: [], answers: [] }
  const begunAt = performance.now()
  const send = async (submission: Submission, index: number) => {
    await pause(Math.max(submission.atMs - (performance.now() - begunAt), 0))
    await submit({ ask, load }, submission, plan.seed * 1_000 + index)
  }
  await Promise.all(plan.submissions.map(send))
  return load
}

type Sending = { ask: Ask; load: Load }

async function submit(
  { ask, load }: Sending,
  { sender: kind }: Submission,
  household: number,
): Promise<void> {
  const { sender, form } = householdForm(household)
  const post = { body: form, key: randomUUID() }
  const once = () => ask('intake', sender, '/referrals', post)
  const answer =
    kind === 'gives-up'
      ? await triedOnce(load, once)
      : await repeated({ load, once, done: 201, what: 'referrals' })
  if (answer?.status !== 201) {
    load.unanswered++
    return
  }
  const { body } = answer
  load.acknowledged.push({
    referralId: body.referralId,
    householdId: body.householdId,
    number: body.number,
    sender,
  })
  if (kind === 'amends') await amend({ ask, load }, { referralId: body.referralId, sender })
}

/** Null: no process answered. */
async function triedOnce(load: Load, once: () => Promise<Answer>): Promise<Answer | null> {
  const answer = await once().catch(() => null)
  if (answer) load.answers.push(`${answer.status} referrals`)
  return answer
}

async function amend({ ask, load }: Sending, { referralId, sender }: { referralId: string; sender: string }) {
  const path = `/referrals/${referralId}`
  const form = await repeated({
    load,
    once: () => ask('intake', sender, `${path}/form`),
    done: 200,
    what: 'form',
  })
  const territory = sender.slice(0, 2).toUpperCase()
  const inChargeOfSocialService = { answer: 'yes', territory, office: 'Polo due' }
  const post = { body: { inChargeOfSocialService }, ifMatch: form?.etag, key: randomUUID() }
  const once = () => ask('intake', sender, `${path}/amendments`, post)
  const answer = await repeated({ load, once, done: 202, what: 'amendments' })
  if (answer?.body.status === 'pending') load.amended.push({ requestId: answer.body.requestId, referralId })
}

type Repeated = { load: Load; once: () => Promise<Answer>; done: number; what: string }

/**
 * The same request under the same key until it is answered as wished, as a client does that is told to come again. Null
 * when nobody does so for long: the checker is told.
 */
async function repeated({ load, once, done, what }: Repeated): Promise<Answer | null> {
  let last = 'no answer'
  for (const deadline = performance.now() + GIVE_UP_MS; performance.now() < deadline; ) {
    const answer = await once().catch((error: Error) => {
      last = error.message
      return null
    })
    if (answer) load.answers.push(`${answer.status} ${what}`)
    if (answer?.status === done) return answer
    await pause(AGAIN_MS)
  }
  load.answers.push(`nothing in ${GIVE_UP_MS} ms for ${what}: ${last}`)
  return null
}
