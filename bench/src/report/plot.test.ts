import { expect, test } from 'vitest'
import { plotSvg, stepsBetween } from './plot.ts'

test('the axis begins at or under the least value and ends at or over the greatest', () => {
  expect(stepsBetween(3, 140)).toEqual([2, 5, 10, 20, 50, 100, 200])
  expect(stepsBetween(1_000, 1_000_000).at(0)).toBe(1_000)
  expect(stepsBetween(1_000, 1_000_000).at(-1)).toBe(1_000_000)
  expect(stepsBetween(0.4, 0.4)).toEqual([0.2, 0.5])
})

test('every point of every series is in the picture, inside its frame', () => {
  const points = [
    { x: 10, y: 5 },
    { x: 100, y: 50, least: 40, greatest: 60 },
  ]
  const svg = plotSvg({
    title: 'Latency & rate',
    x: 'a second',
    y: 'ms',
    series: [{ name: 'intarsi', points }],
  })
  expect(svg.match(/<circle/g)).toHaveLength(2)
  expect(svg).toContain('Latency &amp; rate')
  for (const [, x = '', y = ''] of svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)) {
    expect(Number(x)).toBeLessThanOrEqual(720 - 150)
    expect(Number(y)).toBeLessThanOrEqual(360 - 50)
  }
})
