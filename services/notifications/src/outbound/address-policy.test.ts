import { expect, test } from 'vitest'
import { isAllowed, urlFault } from './address-policy.ts'

const nobody = { allowedNetworks: [] }
const office = { allowedNetworks: ['10.20.0.0/16', 'fd12:3456::/32'] }
const codeOf = (url: string, policy: { allowedNetworks: string[] } = nobody) =>
  urlFault(url, policy)?.code ?? null

test.each([
  'https://example.org/hook',
  'https://example.org:8443/hook?x=1',
  'https://sub.example.org.',
  'https://93.184.216.34/',
  'https://[2606:2800:220:1:248:1893:25c8:1946]/',
])('%s may be registered', (url) => {
  expect(codeOf(url)).toBeNull()
})

/** Hostile addresses, as they are found in the field; what the URL parser makes of them is part of the test. */
test.each([
  ['http://example.org/', 'scheme-or-port'],
  ['ftp://example.org/', 'scheme-or-port'],
  ['file:///etc/passwd', 'invalid-url'],
  ['gopher://example.org/', 'scheme-or-port'],
  ['data:text/plain,x', 'invalid-url'],
  ['https://example.org:22/', 'scheme-or-port'],
  ['https://example.org:5432/', 'scheme-or-port'],
  ['https://user@example.org/', 'userinfo'],
  ['https://user:secret@example.org/', 'userinfo'],
  ['https://example.org@10.0.0.1/', 'userinfo'],
  ['https://example.org/#x', 'fragment'],
  ['https://', 'invalid-url'],
  ['/relative', 'invalid-url'],
  [`https://example.org/${'x'.repeat(2000)}`, 'invalid-url'],
  ['https://127.0.0.1/', 'address'],
  ['https://127.1/', 'address'],
  ['https://2130706433/', 'address'],
  ['https://0x7f000001/', 'address'],
  ['https://0177.0.0.1/', 'address'],
  ['https://127.0.0.1./', 'address'],
  ['https://①②⑦.0.0.1/', 'address'],
  ['https://0.0.0.0/', 'address'],
  ['https://0/', 'address'],
  ['https://10.1.2.3/', 'address'],
  ['https://172.16.0.1/', 'address'],
  ['https://192.168.1.1/', 'address'],
  ['https://169.254.169.254/latest/meta-data/', 'address'],
  ['https://100.64.0.1/', 'address'],
  ['https://192.0.0.192/', 'address'],
  ['https://192.0.2.1/', 'address'],
  ['https://198.18.0.1/', 'address'],
  ['https://198.51.100.1/', 'address'],
  ['https://203.0.113.1/', 'address'],
  ['https://224.0.0.1/', 'address'],
  ['https://240.0.0.1/', 'address'],
  ['https://255.255.255.255/', 'address'],
  ['https://[::]/', 'address'],
  ['https://[::1]/', 'address'],
  ['https://[::ffff:127.0.0.1]/', 'address'],
  ['https://[::ffff:8.8.8.8]/', 'address'],
  ['https://[::ffff:a00:1]/', 'address'],
  ['https://[::127.0.0.1]/', 'address'],
  ['https://[64:ff9b::7f00:1]/', 'address'],
  ['https://[64:ff9b:1::a00:1]/', 'address'],
  ['https://[2002:7f00:1::]/', 'address'],
  ['https://[2001:0:7f00:1::]/', 'address'],
  ['https://[fc00::1]/', 'address'],
  ['https://[fd12:3456:789a::1]/', 'address'],
  ['https://[fe80::1]/', 'address'],
  ['https://[fec0::1]/', 'address'],
  ['https://[ff02::1]/', 'address'],
  ['https://[2001:db8::1]/', 'address'],
  ['https://[100::1]/', 'address'],
])('%s is refused: %s', (url, code) => {
  expect(codeOf(url)).toBe(code)
})

test('an operator opens single networks, where http and other ports are allowed too, and nothing beside them', () => {
  expect(codeOf('http://10.20.1.1:9000/hook', office)).toBeNull()
  expect(codeOf('http://[fd12:3456::5]/hook', office)).toBeNull()
  expect(codeOf('https://10.21.0.1/', office)).toBe('address')
  expect(codeOf('http://93.184.216.34/', office)).toBe('address')
  expect(codeOf('https://127.0.0.1/', office)).toBe('address')
  expect(codeOf('http://intranet.example.org:9000/', office)).toBeNull()
})

test('what a name resolves to is held to the same rule, and http only to the trusted networks', () => {
  expect(isAllowed('93.184.216.34', office, false)).toBe(true)
  expect(isAllowed('93.184.216.34', office, true)).toBe(false)
  expect(isAllowed('10.20.0.9', office, true)).toBe(true)
  expect(isAllowed('::ffff:10.20.0.9', office, true)).toBe(true)
  expect(isAllowed('::ffff:10.0.0.9', office, false)).toBe(false)
  expect(isAllowed('not an address', office, false)).toBe(false)
})
