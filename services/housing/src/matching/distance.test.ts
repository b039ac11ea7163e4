import { expect, test } from 'vitest'
import { distanceKm } from './distance.ts'

test('capitals lie as far apart as the map says, in a straight line', () => {
  const [piacenza, parma, reggio, modena, bologna, rimini] = [
    '033032',
    '034027',
    '035033',
    '036023',
    '037006',
    '099014',
  ]
  expect(distanceKm(piacenza!, parma!)).toBeCloseTo(57, -1)
  expect(distanceKm(reggio!, modena!)).toBeCloseTo(24, -1)
  expect(distanceKm(bologna!, rimini!)).toBeCloseTo(109, -1)
  expect(distanceKm(modena!, modena!)).toBe(0)
})

test('outside the region no distance is known, and within it none is longer than the region', () => {
  expect(distanceKm('035033', '015146')).toBe(null)
  expect(distanceKm('033032', '099014')).toBeLessThan(260)
})
