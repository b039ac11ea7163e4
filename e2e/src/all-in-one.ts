import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eventually } from '@intarsi/testkit'
import { firstPort } from '@intarsi/testkit/setup'
import { type Child, startChild } from './child-process.ts'
import { fileOf } from './clone.ts'
import { httpCall } from './http-call.ts'
import type { Answer, CallInit } from './open-system.ts'

const START_MS = 90_000
const SERVICES = ['intake', 'equipe', 'housing', 'casework', 'notifications']

export type AllInOne = {
  child: Child
  /** Calls a service as a demo account, at the address that the process printed. */
  call: (account: string, service: string, path: string, init?: CallInit) => Promise<Answer>
  /** Ctrl-C; answers the exit code. */
  stop: () => Promise<number | null>
}

/** Starts what `npm start -- --empty` starts, as a process of its own on this data directory. */
export async function spawnAllInOne(data: string): Promise<Child> {
  return startChild(fileOf('services/all-in-one/src/main.ts'), ['--empty'], {
    INTARSI_DATA: data,
    INTARSI_FIRST_PORT: String(firstPort()),
  })
}

/** The same, when it has said where it answers and the demo's directory is known everywhere. */
export async function startAllInOne(data: string): Promise<AllInOne> {
  const child = await spawnAllInOne(data)
  const addresses = new Map<string, string>()
  for (const service of SERVICES) {
    const [, address] = await child.says(new RegExp(`^ {2}${service} +(http:\\S+)/docs`), START_MS)
    addresses.set(service, address ?? '')
  }
  const [, issuer = ''] = await child.says(/demo issuer +(http:\S+)\/accounts/, START_MS)
  const tokens = new Map<string, string>()
  const call: AllInOne['call'] = async (account, service, path, init) => {
    const token = tokens.get(account) ?? (await tokenOf(issuer, account))
    tokens.set(account, token)
    return httpCall(new URL(path, addresses.get(service)), token, init)
  }
  const stop = () => {
    child.kill('SIGINT')
    return child.ended
  }
  await untilDirectoryIsKnown(call)
  return { child, call, stop }
}

async function tokenOf(issuer: string, account: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ account }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

async function untilDirectoryIsKnown(call: AllInOne['call']): Promise<void> {
  const known = async (account: string, service: string, path: string) =>
    (await call(account, service, path)).status === 200
  await eventually(
    async () =>
      (await known('ru-sender', 'intake', '/referrals')) &&
      (await known('ru-coordinator', 'equipe', '/tables?territory=RU')) &&
      (await known('ru-coordinator', 'housing', '/places')) &&
      (await known('ru-coordinator', 'casework', '/presa-in-carico')) &&
      (await known('operator', 'notifications', '/mails/failed')),
    { deadlineMs: START_MS },
  )
}

/** URL of a service's database in a running embedded server, as its superuser. */
export async function databaseUrlOf(data: string, service: string): Promise<string> {
  const { port, password } = JSON.parse(await readFile(join(data, 'server.json'), 'utf8'))
  return `postgres://postgres:${password}@127.0.0.1:${port}/intarsi_${service}`
}

/** The process id of the embedded server; waits while it is between two lives. */
export function serverPidOf(data: string): Promise<number> {
  const file = join(data, 'postgres-18', 'postmaster.pid')
  return eventually(async () => Number((await readFile(file, 'utf8')).split('\n')[0]))
}
