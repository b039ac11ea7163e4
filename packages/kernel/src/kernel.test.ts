import { expect, test } from 'vitest'
import { bornAt, createManualClock, createReferralNumber, createUuidV7, isReferralNumber } from './index.ts'

test('an id carries the instant of its clock and the version and variant of RFC 9562', () => {
  const id = createUuidV7(createManualClock('2026-11-23T08:00:00.000Z'))()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(bornAt(id)).toEqual(new Date('2026-11-23T08:00:00.000Z'))
})

test('a referral number names its territory, and one wrong character is found', () => {
  for (let i = 0; i < 200; i++) {
    const number = createReferralNumber('RE')
    expect(number).toMatch(/^RE-/)
    expect(isReferralNumber(number)).toBe(true)
    const at = 3 + (i % 8)
    const other = number[at] === '7' ? '8' : '7'
    expect(isReferralNumber(number.slice(0, at) + other + number.slice(at + 1))).toBe(false)
  }
})
