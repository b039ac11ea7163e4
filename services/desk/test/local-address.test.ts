import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { localAddress } from '../src/server/local-address.ts'

test.each([
  ['/inbox?show=unread', '/inbox?show=unread'],
  ['/cases/../inbox', '/inbox'],
  ['/inbox#first', '/inbox'],
  ['/sign-in?returnTo=%2F%2Felsewhere.test', '/sign-in?returnTo=%2F%2Felsewhere.test'],
  ['/%09/elsewhere.test', '/%09/elsewhere.test'],
  ['/%5Celsewhere.test', '/%5Celsewhere.test'],
])('%s stays here as %s', (address, local) => {
  expect(localAddress(address)).toBe(local)
})

test.each([
  'https://elsewhere.test/',
  'javascript:alert(1)',
  '//elsewhere.test',
  '///elsewhere.test',
  '/\\elsewhere.test',
  '\\\\elsewhere.test',
  '/\t/elsewhere.test',
  '/\n/elsewhere.test',
  '/\r\n\\elsewhere.test',
  '\t//elsewhere.test',
  ' //elsewhere.test',
  '/.//elsewhere.test',
  '/inbox/..//elsewhere.test',
  '/%2e//elsewhere.test',
  '/.\\\\elsewhere.test',
  '//[',
  'inbox',
  '',
  null,
  ['/inbox'],
])('%j leads to the first page', (address) => {
  expect(localAddress(address)).toBe('/')
})

test('whatever is written, it leads nowhere else', () => {
  const pieces = fc.constantFrom('/', '\\', '\t', '\n', '.', '..', '%2f', '%09', ':', '@', '?', '#', 'a.test')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const local = localAddress(`/${parts.join('')}`)
      expect(new URL(local, 'https://desk.test').origin).toBe('https://desk.test')
      expect(localAddress(local)).toBe(local)
    }),
  )
})
