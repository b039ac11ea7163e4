// `npm run report:matching`: lives through invented years by every policy and writes docs/matching.md's tables and plots.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadHighs } from '../src/matching/load-highs.ts'
import { policyOf } from '../src/matching/published-policies.ts'
import { docs, replaceBlock } from './doc-block.ts'
import { type Measured, POLICIES, simulate } from './simulate.ts'
import { toSvg } from './svg.ts'

const SEED = 1
/** Territories of a region; each has 120 households and 48 places in the year. */
const SIZES = [1, 3, 6]
const HORIZONS = [0, 7, 14, 30, 60]
const days = policyOf('MO').lookAheadDays

type Measure = {
  key: keyof Omit<Measured, 'policy' | 'proved'>
  file: string
  title: string
  unit: string
  scale: number
}

const MEASURES: readonly Measure[] = [
  { key: 'peoplePlaced', file: 'people', title: 'People placed', unit: '% of those who came', scale: 100 },
  {
    key: 'needPlaced',
    file: 'need',
    title: 'Need placed',
    unit: '% of people weighted by urgency',
    scale: 100,
  },
  { key: 'urgentPlaced', file: 'urgent', title: 'U0 and U1 households placed', unit: '%', scale: 100 },
  { key: 'waitDays', file: 'wait', title: 'Wait of those placed', unit: 'days', scale: 1 },
  { key: 'quality', file: 'quality', title: 'Quality of a placement', unit: 'points', scale: 1 },
  {
    key: 'unequal',
    file: 'fairness',
    title: 'Widest gap between groups',
    unit: '% points of placement rate',
    scale: 100,
  },
]

const highs = await loadHighs()
const years = SIZES.map((size) => simulate(highs, size, { seed: SEED, days }))
const horizons = HORIZONS.map((horizon) => simulate(highs, 1, { seed: SEED, days: horizon })[3]!)

mkdirSync(join(docs, 'matching'), { recursive: true })
for (const measure of MEASURES)
  writeFileSync(
    join(docs, 'matching', `${measure.file}.svg`),
    toSvg({
      title: measure.title,
      unit: measure.unit,
      labels: SIZES.map((size) => `${size * 120} households, ${size * 48} places`),
      series: POLICIES.map((name, at) => ({
        name,
        values: years.map((year) => year[at]![measure.key] * measure.scale),
      })),
    }),
  )

const cell = (one: Measured, { key, scale }: Measure) => (one[key] * scale).toFixed(scale === 100 ? 1 : 0)
const head = (first: string) => [
  `| ${first} | ${MEASURES.map(({ title, scale }) => (scale === 100 ? `${title}, %` : title)).join(' | ')} |`,
  `| --- |${MEASURES.map(() => ' ---: |').join('')}`,
]
const row = (name: string, one: Measured) =>
  `| ${name} | ${MEASURES.map((measure) => cell(one, measure)).join(' | ')} |`
const proof = (one: Measured) => (one.proved ? one.policy : `${one.policy} (bound not proved)`)

replaceBlock('simulation', [
  ...years.flatMap((year, at) => [
    `**${SIZES[at]! * 120} households, ${SIZES[at]! * 48} places**`,
    '',
    ...head('policy'),
    ...year.map((one) => row(proof(one), one)),
    '',
  ]),
  ...MEASURES.map(({ file, title }) => `![${title}](matching/${file}.svg)\n`),
])
replaceBlock('horizon', [
  ...head('look-ahead'),
  ...horizons.map((one, at) => row(HORIZONS[at] === 0 ? 'none (batch)' : `${HORIZONS[at]} days`, one)),
  '',
])
