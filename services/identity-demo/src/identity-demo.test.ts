import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthenticator } from '@intarsi/access'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { challengeOf } from './codes.ts'
import { defaultAccounts, type IdentityDemo, type IdentityDemoOptions, startIdentityDemo } from './index.ts'

const running: IdentityDemo[] = []
afterEach(async () => {
  for (const demo of running.splice(0)) await demo.close()
})

async function start(change: Partial<IdentityDemoOptions> = {}): Promise<IdentityDemo> {
  const demo = await startIdentityDemo({
    demo: 'yes',
    host: '127.0.0.1',
    port: 0,
    audience: 'intarsi',
    accounts: defaultAccounts(),
    logger: pino({ level: 'silent' }),
    ...change,
  })
  running.push(demo)
  return demo
}

function authenticatorOf({ issuer }: IdentityDemo) {
  const found: string[] = []
  const authenticate = createAuthenticator({
    issuer,
    audience: 'intarsi',
    findActor: async (subject) => {
      found.push(subject)
      return undefined
    },
    rightsLagSeconds: () => 0,
  })
  return { found, authenticate }
}

async function post(url: string, body: object | URLSearchParams) {
  const form = body instanceof URLSearchParams
  const response = await fetch(url, {
    method: 'POST',
    body: form ? body : JSON.stringify(body),
    ...(form ? {} : { headers: { 'content-type': 'application/json' } }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

test('one request gives a token that the services accept, found through discovery', async () => {
  const demo = await start()
  const { found, authenticate } = authenticatorOf(demo)
  const { body } = await post(`${demo.url}/token`, { account: 're-coordinator' })
  await authenticate(`Bearer ${body.access_token}`)
  expect(found).toEqual(['demo|re-coordinator'])
})

test('there is an account for every role in every territory', async () => {
  const demo = await start()
  const { accounts } = (await (await fetch(`${demo.url}/accounts`)).json()) as {
    accounts: { subject: string }[]
  }
  expect(accounts).toHaveLength(103)
  expect(accounts.map(({ subject }) => subject)).toContain('demo|fe-case-manager')
})

test('an unknown account gets no token', async () => {
  const demo = await start()
  expect(await post(`${demo.url}/token`, { account: 'nobody' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_client' },
  })
})

const verifier = 'a-verifier-that-is-long-enough-to-be-one-000000'

function authorizeUrl(demo: IdentityDemo, change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'desk',
    redirect_uri: 'http://127.0.0.1:8080/callback',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    state: 's1',
    nonce: 'n1',
    ...change,
  })
  return `${demo.url}/authorize?${query}`
}

async function codeOf(demo: IdentityDemo): Promise<string> {
  const answer = await fetch(authorizeUrl(demo, { account: 'demo|mo-chair' }), { redirect: 'manual' })
  const address = new URL(answer.headers.get('location') ?? '')
  expect(address.searchParams.get('state')).toBe('s1')
  return address.searchParams.get('code') ?? ''
}

function redeem(demo: IdentityDemo, code: string, change: Record<string, string> = {}) {
  const form = {
    grant_type: 'authorization_code',
    client_id: 'desk',
    redirect_uri: 'http://127.0.0.1:8080/callback',
  }
  return post(`${demo.url}/token`, new URLSearchParams({ ...form, code, code_verifier: verifier, ...change }))
}

test('a desk gets a code for the account chosen on the page, and tokens for it once', async () => {
  const demo = await start()
  const page = await (await fetch(authorizeUrl(demo))).text()
  expect(page).toContain('account=demo%7Cmo-chair')
  const code = await codeOf(demo)
  const { body } = await redeem(demo, code)
  const { found, authenticate } = authenticatorOf(demo)
  await authenticate(`Bearer ${body.access_token}`)
  expect(found).toEqual(['demo|mo-chair'])
  expect(JSON.parse(Buffer.from(body.id_token?.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
    aud: 'desk',
    nonce: 'n1',
  })
  expect(await redeem(demo, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('a code is worth nothing without its verifier, or to another client', async () => {
  const demo = await start()
  for (const change of [
    { code_verifier: 'guessed' },
    { client_id: 'other' },
    { redirect_uri: 'http://127.0.0.1:1/x' },
  ]) {
    expect(await redeem(demo, await codeOf(demo), change)).toMatchObject({ body: { error: 'invalid_grant' } })
  }
})

test('codes are sent to this machine only', async () => {
  const demo = await start()
  const answer = await fetch(authorizeUrl(demo, { redirect_uri: 'https://evil.example/x' }), {
    redirect: 'manual',
  })
  expect(await answer.json()).toMatchObject({ status: 400, code: 'foreign-redirect' })
})

test.each<[string, Partial<IdentityDemoOptions>, string]>([
  ['without being told it is a demo', { demo: undefined }, 'INTARSI_DEMO=yes'],
  ['on every interface', { host: '0.0.0.0' }, 'is not loopback'],
  ['under a public address', { issuer: 'https://login.example.org' }, 'is not loopback'],
])('it does not start %s', async (_how, change, reason) => {
  await expect(start(change)).rejects.toThrow(reason)
})

test('a closed network may be allowed by name', async () => {
  const allowedHosts = ['identity-demo']
  expect((await start({ issuer: 'http://identity-demo:7600', allowedHosts })).issuer).toBe(
    'http://identity-demo:7600',
  )
})

test('a kept key makes tokens outlive a restart, in a file only its owner reads', async () => {
  const keyFile = join(await mkdtemp(join(tmpdir(), 'intarsi-')), 'key.json')
  const first = await start({ keyFile, issuer: 'http://localhost:1' })
  const { body } = await post(`${first.url}/token`, { account: 're-coordinator' })
  await first.close()
  const second = await start({ keyFile, issuer: 'http://localhost:1' })
  const found: string[] = []
  const authenticate = createAuthenticator({
    issuer: second.issuer,
    audience: 'intarsi',
    jwks: new URL(`${second.url}/jwks`),
    findActor: async (subject) => void found.push(subject) as undefined,
    rightsLagSeconds: () => 0,
  })
  await authenticate(`Bearer ${body.access_token}`)
  expect(found).toEqual(['demo|re-coordinator'])
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
})
