import { eventually } from '@intarsi/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AllInOne, startAllInOne } from './src/all-in-one.ts'
import { killChildren, startChild } from './src/child-process.ts'
import { fileOf } from './src/clone.ts'
import { type DataDirectory, dataDirectory } from './src/data-directory.ts'
import { householdForm } from './src/households.ts'

// Three starts and stops of the whole system.
const FLOW_MS = 300_000
const DEADLINE = { deadlineMs: 60_000 }
const HOUSEHOLDS = 6
let directory: DataDirectory

beforeAll(async () => {
  directory = await dataDirectory('backup-flow')
})
afterAll(async () => {
  await killChildren()
  await directory.remove()
})

type Sent = { referralId: string; sender: string; coordinator: string; territory: string }

test('what was backed up while it ran gives the same answers from a new data directory', {
  timeout: FLOW_MS,
}, async () => {
  const first = await startAllInOne(directory.path('old'))
  const sent = await submitSome(first)
  await admit(first, sent[0] as Sent)
  expect(await first.stop()).toBe(0)
  // What is due at a start, such as convening the next meetings, is done before we look.
  const old = await startAllInOne(directory.path('old'))
  const before = await settledAnswers(old, sent)
  await intarsi('old', 'backup')
  expect(await answersOf(old, sent)).toEqual(before)
  expect(await old.stop()).toBe(0)
  await intarsi('new', 'restore')
  const restored = await startAllInOne(directory.path('new'))
  expect(await answersOf(restored, sent)).toEqual(before)
  await goesOn(restored)
  expect(await restored.stop()).toBe(0)
  await expect(intarsi('new', 'restore')).rejects.toThrow('the database is not empty')
})

async function submitSome({ call }: AllInOne): Promise<Sent[]> {
  const sent: Sent[] = []
  for (let index = 0; index < HOUSEHOLDS; index++) sent.push(await submit(call, index))
  return sent
}

async function submit(call: AllInOne['call'], index: number): Promise<Sent> {
  const { territory, sender, form } = householdForm(index)
  const answer = await call(sender, 'intake', '/referrals', { body: form })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const coordinator = `${territory.toLowerCase()}-coordinator`
  const { referralId } = answer.body as { referralId: string }
  await eventually(
    async () => (await call(coordinator, 'equipe', `/referrals/${referralId}`)).status === 200,
    DEADLINE,
  )
  return { referralId, sender, coordinator, territory }
}

async function admit({ call }: AllInOne, { referralId, coordinator }: Sent): Promise<void> {
  const path = `/referrals/${referralId}`
  const { body, etag } = await call(coordinator, 'equipe', path)
  const decision = { kind: 'admit', meetingId: body.meeting.id }
  const decided = await call(coordinator, 'equipe', `${path}/decisions`, { body: decision, ifMatch: etag })
  expect(decided.status, JSON.stringify(decided.body)).toBe(201)
  await eventually(async () => {
    const notices = await call('operator', 'notifications', `${path}/notices`)
    return JSON.stringify(notices.body).includes('equipe-seat')
  }, DEADLINE)
}

/** Everything that people read, once nothing changes it any more. */
async function settledAnswers(system: AllInOne, sent: readonly Sent[]): Promise<Answers> {
  let last = await answersOf(system, sent)
  return eventually(async () => {
    const previous = JSON.stringify(last)
    last = await answersOf(system, sent)
    return JSON.stringify(last) === previous && last
  }, DEADLINE)
}

type Answers = Record<string, unknown>

async function answersOf({ call }: AllInOne, sent: readonly Sent[]): Promise<Answers> {
  const answers: Answers = {}
  const read = async (account: string, service: string, path: string) => {
    const { status, body } = await call(account, service, path)
    expect(status, `${account} ${service} ${path}`).toBe(200)
    answers[`${account} ${service} ${path}`] = body
    return body
  }
  for (const { referralId, sender, coordinator } of sent) {
    await read(sender, 'intake', `/referrals/${referralId}`)
    await read('operator', 'notifications', `/referrals/${referralId}/notices`)
    const { caseManagers = [] } = await read(coordinator, 'equipe', `/referrals/${referralId}`)
    for (const { personId } of caseManagers) await read(coordinator, 'equipe', `/people/${personId}/caseload`)
  }
  for (const territory of new Set(sent.map((each) => each.territory))) {
    const coordinator = `${territory.toLowerCase()}-coordinator`
    const { items } = await read(coordinator, 'equipe', `/tables?territory=${territory}`)
    for (const { tableId } of items) await read(coordinator, 'equipe', `/tables/${tableId}/agenda`)
    await read(coordinator, 'notifications', '/inbox?limit=100')
    await read(coordinator, 'housing', '/places')
  }
  return answers
}

/** `npm run intarsi`, on one of the data directories. */
async function intarsi(data: string, command: 'backup' | 'restore'): Promise<void> {
  const child = startChild(fileOf('packages/cli/src/main.ts'), [command, directory.path('backup')], {
    INTARSI_DATA: directory.path(data),
  })
  if ((await child.ended) !== 0) throw new Error(child.errors.join('\n'))
}

/** New referrals are routed as before: positions, sequences and the log between the services are in the backup too. */
async function goesOn({ call }: AllInOne): Promise<void> {
  const { referralId, sender } = await submit(call, HOUSEHOLDS)
  await eventually(async () => {
    const { body } = await call(sender, 'intake', `/referrals/${referralId}`)
    return body.standing.state === 'routed'
  }, DEADLINE)
}
