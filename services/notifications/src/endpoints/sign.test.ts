import { createPublicKey, randomBytes, verify } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { createKeyring, newSharedKey, newSigningKey } from './keyring.ts'
import { openSigners, signatureHeaders } from './sign.ts'

const keyring = createKeyring(randomBytes(32).toString('base64'))
const options = { keyring, newId: () => '0192f3a0-0000-7000-8000-000000000001', now: new Date() }
const id = '0192f3a0-0000-7000-8000-00000000000e'

function signed(body: string, at = new Date(), keys = [newSharedKey(options)]) {
  const signers = openSigners(
    keyring,
    keys.map(({ key }) => key),
  )
  return { headers: signatureHeaders(signers, { id, body, at }), secrets: keys.map(({ shown }) => shown) }
}

test('the independent library verifies what is sent, whatever the body says', () => {
  fc.assert(
    fc.property(fc.json(), (body) => {
      const { headers, secrets } = signed(body)
      expect(new Webhook(secrets[0] ?? '').verify(body, headers)).toEqual(JSON.parse(body))
    }),
  )
})

test('any changed byte of body, id or timestamp is found', () => {
  const body = JSON.stringify({ type: 'it.intarsi.public.referral-updated.v1', data: { state: 'routed' } })
  const { headers, secrets } = signed(body)
  const webhook = new Webhook(secrets[0] ?? '')
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
      const bytes = Buffer.from(body)
      bytes[at] = (bytes[at] ?? 0) ^ bits
      expect(() => webhook.verify(bytes, headers)).toThrow()
    }),
  )
  expect(() => webhook.verify(body, { ...headers, 'webhook-id': `${id}0` })).toThrow()
  const later = String(Number(headers['webhook-timestamp']) + 1)
  expect(() => webhook.verify(body, { ...headers, 'webhook-timestamp': later })).toThrow()
})

test('a wrong secret and an old timestamp are refused', () => {
  const { headers, secrets } = signed('{}')
  expect(() => new Webhook(newSharedKey(options).shown).verify('{}', headers)).toThrow()
  const old = signed('{}', new Date(Date.now() - 400_000))
  expect(() => new Webhook(old.secrets[0] ?? '').verify('{}', old.headers)).toThrow('old')
  expect(new Webhook(secrets[0] ?? '').verify('{}', headers)).toEqual({})
})

test('while a secret is rotated either one verifies, and the old one no longer once it has expired', () => {
  const now = new Date()
  const [older, newer] = [newSharedKey(options), newSharedKey(options)]
  const until = (at: number) => ({ ...older, key: { ...older.key, expiresAt: new Date(at).toISOString() } })
  const both = signed('{}', now, [newer, until(now.getTime() + 1000)])
  for (const secret of both.secrets) expect(new Webhook(secret).verify('{}', both.headers)).toEqual({})
  const after = signed('{}', now, [newer, until(now.getTime() - 1000)])
  expect(() => new Webhook(older.shown).verify('{}', after.headers)).toThrow()
})

test('an ed25519 signature stands beside the shared one and verifies with the public key alone', () => {
  const at = new Date()
  const shared = newSharedKey(options)
  const pair = newSigningKey(options)
  const headers = signatureHeaders(openSigners(keyring, [shared.key, pair]), { id, body: '{}', at })
  expect(new Webhook(shared.shown).verify('{}', headers)).toEqual({})
  const signature = headers['webhook-signature']?.split(' ').find((each) => each.startsWith('v1a,')) ?? ''
  const raw = Buffer.from(pair.publicKey?.slice('whpk_'.length) ?? '', 'base64')
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
    format: 'der',
    type: 'spki',
  })
  const content = Buffer.from(`${id}.${headers['webhook-timestamp']}.{}`)
  expect(verify(null, content, key, Buffer.from(signature.slice(4), 'base64'))).toBe(true)
})

test('a sealed secret opens with its own key only, and not when a bit of it changed', () => {
  const sealed = keyring.seal(Buffer.from('a secret'))
  expect(keyring.open(sealed).toString()).toBe('a secret')
  expect(() => createKeyring(randomBytes(32).toString('base64')).open(sealed)).toThrow()
  const changed = Buffer.from(sealed, 'base64')
  changed[20] = (changed[20] ?? 0) ^ 1
  expect(() => keyring.open(changed.toString('base64'))).toThrow()
  expect(() => createKeyring('c2hvcnQ=')).toThrow('32 bytes')
})
