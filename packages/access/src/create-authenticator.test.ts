import { createManualClock } from '@intarsi/kernel'
import type { CryptoKey, JWTPayload } from 'jose'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from './index.ts'
import { createAuthenticator } from './index.ts'
import { rememberProofs } from './remember-proofs.ts'

const clock = createManualClock('2026-11-23T08:00:00.000Z')
const issuer = 'http://127.0.0.1:9000'
const now = () => Math.floor(clock.now().getTime() / 1000)

const known: Actor = {
  personId: '01966000-0000-7000-8000-000000000001',
  subject: 'demo|re-coordinator',
  bodyId: '01966000-0000-7000-8000-0000000000b0',
  sportelloIds: [],
  active: true,
  agreementValidUntil: null,
  roles: [],
  since: '2026-01-01T00:00:00.000Z',
}

type Pair = Awaited<ReturnType<typeof generateKeyPair>>

let ours: Pair
let theirs: Pair
let authenticate: ReturnType<typeof createAuthenticator>

beforeAll(async () => {
  ours = await generateKeyPair('ES256')
  theirs = await generateKeyPair('ES256')
  authenticate = authenticatorWith({
    keys: [{ ...(await exportJWK(ours.publicKey)), alg: 'ES256', kid: 'k1' }],
  })
})

function authenticatorWith(jwks: Parameters<typeof createAuthenticator>[0]['jwks']) {
  return createAuthenticator({
    issuer,
    audience: 'intarsi',
    jwks,
    findActor: async (subject) => PEOPLE[subject],
    rightsLagSeconds: () => 3,
    clock,
  })
}

const PEOPLE: Record<string, Actor> = {
  'demo|re-coordinator': known,
  'demo|gone': { ...known, active: false },
}

function token(claims: JWTPayload, key: CryptoKey = ours.privateKey): Promise<string> {
  const payload = { sub: known.subject, iss: issuer, aud: 'intarsi', exp: now() + 600, ...claims }
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(key)
}

test('a good token proves the subject; the copy says who that is and how old the copy is', async () => {
  expect(await authenticate(`Bearer ${await token({})}`)).toMatchObject({
    ok: true,
    actor: known,
    lagSeconds: 3,
  })
})

test('it says from when the token is refused, also when it was checked a moment ago', async () => {
  const header = `Bearer ${await token({ exp: now() + 120 })}`
  const until = new Date((now() + 150) * 1000)
  expect(await authenticate(header)).toMatchObject({ ok: true, until })
  expect(await authenticate(header)).toMatchObject({ ok: true, until })
  clock.set(new Date(until.getTime() - 1000))
  expect(await authenticate(header)).toMatchObject({ ok: true })
  clock.set(until)
  expect(await authenticate(header)).toMatchObject({ ok: false, code: 'token-expired' })
})

test('a token that was good is refused once it has ended', async () => {
  const header = `Bearer ${await token({ exp: now() + 20 })}`
  expect(await authenticate(header)).toMatchObject({ ok: true })
  clock.advance(51_000)
  expect(await authenticate(header)).toMatchObject({ ok: false, code: 'token-expired' })
})

test('a proof is remembered for a minute, and never beyond the end of its token', () => {
  const proofs = rememberProofs()
  proofs.keep('long', { subject: 'a', until: 1_000_000 }, 0)
  proofs.keep('short', { subject: 'b', until: 30_000 }, 0)
  const found = (at: number) => ['long', 'short', 'other'].map((one) => proofs.find(one, at)?.subject)
  expect(found(29_999)).toEqual(['a', 'b', undefined])
  expect(found(30_000)).toEqual(['a', undefined, undefined])
  expect(found(60_000)).toEqual([undefined, undefined, undefined])
})

test.each<[string, () => Promise<string | undefined>, string]>([
  ['no token', async () => undefined, 'token-required'],
  ['another scheme', async () => 'Basic abc', 'token-required'],
  ['something that is no token', async () => 'Bearer abc', 'invalid-token'],
  ['a token of another key', async () => `Bearer ${await token({}, theirs.privateKey)}`, 'invalid-token'],
  ['an expired token', async () => `Bearer ${await token({ exp: now() - 31 })}`, 'token-expired'],
  ['a token for somebody else', async () => `Bearer ${await token({ aud: 'other' })}`, 'invalid-token'],
  ['a token of another issuer', async () => `Bearer ${await token({ iss: 'http://evil' })}`, 'invalid-token'],
  ['an unsigned token', async () => `Bearer ${unsigned()}`, 'invalid-token'],
])('%s is a 401', async (_what, header, code) => {
  expect(await authenticate(await header())).toMatchObject({ ok: false, status: 401, code })
})

function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: known.subject, iss: issuer, aud: 'intarsi', exp: now() + 60 })}.`
}

test('a token signed with a shared secret is refused, whatever the secret', async () => {
  const secret = new TextEncoder().encode('a shared secret that is long enough for HS256')
  const forged = await new SignJWT({ sub: known.subject, iss: issuer, aud: 'intarsi', exp: now() + 60 })
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(secret)
  expect(await authenticate(`Bearer ${forged}`)).toMatchObject({ status: 401, code: 'invalid-token' })
})

test('somebody unknown, or no longer active, is refused with who and since when', async () => {
  expect(await authenticate(`Bearer ${await token({ sub: 'demo|nobody' })}`)).toMatchObject({
    status: 403,
    code: 'unknown-account',
  })
  expect(await authenticate(`Bearer ${await token({ sub: 'demo|gone' })}`)).toMatchObject({
    status: 403,
    code: 'account-inactive',
    personId: known.personId,
    since: known.since,
  })
})

test('an issuer that does not answer is our trouble, not the token being wrong', async () => {
  const unreachable = authenticatorWith(new URL('http://127.0.0.1:1/jwks'))
  expect(await unreachable(`Bearer ${await token({})}`)).toMatchObject({
    status: 503,
    code: 'issuer-unreachable',
  })
})
