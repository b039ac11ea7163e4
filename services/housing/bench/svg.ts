/** Bars in groups: one group per label, one bar per series; values from 0 up. */
export type Chart = {
  title: string
  unit: string
  labels: readonly string[]
  series: readonly { name: string; values: readonly number[] }[]
}

const WIDTH = 720
const HEIGHT = 300
const LEFT = 46
const BOTTOM = 40
const TOP = 56
/** Told apart by people who do not see all colours (Okabe and Ito). */
const COLOURS = ['#999999', '#56b4e9', '#0072b2', '#e69f00', '#009e73']

/** A chart as SVG that reads on light and dark pages. */
export function toSvg({ title, unit, labels, series }: Chart): string {
  const top = niceTop(Math.max(...series.flatMap(({ values }) => values)))
  const y = (value: number) => round(HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP))
  const groupWidth = (WIDTH - LEFT - 10) / labels.length
  const barWidth = (groupWidth * 0.8) / series.length
  const bars = labels.flatMap((_, group) =>
    series.map(({ name, values }, at) => {
      const value = values[group] ?? 0
      const x = round(LEFT + group * groupWidth + groupWidth * 0.1 + at * barWidth)
      const height = round(HEIGHT - BOTTOM - y(value))
      const label = `<title>${name}, ${labels[group]}: ${round(value)} ${unit}</title>`
      return `<rect x="${x}" y="${y(value)}" width="${round(barWidth - 2)}" height="${height}" fill="${COLOURS[at]}">${label}</rect>`
    }),
  )
  const grid = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const value = top * part
    return (
      `<line x1="${LEFT}" x2="${WIDTH - 10}" y1="${y(value)}" y2="${y(value)}" stroke="#888" stroke-opacity="0.35"/>` +
      `<text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${round(value)}</text>`
    )
  })
  const names = labels.map(
    (label, group) =>
      `<text x="${round(LEFT + (group + 0.5) * groupWidth)}" y="${HEIGHT - 16}" text-anchor="middle">${label}</text>`,
  )
  const legend = series.map(
    ({ name }, at) =>
      `<rect x="${LEFT + at * 130}" y="32" width="10" height="10" fill="${COLOURS[at]}"/>` +
      `<text x="${LEFT + at * 130 + 15}" y="41">${name}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}" font-family="sans-serif" font-size="12" fill="#777">`,
    `<text x="${LEFT}" y="18" font-size="14" font-weight="bold">${title} (${unit})</text>`,
    ...legend,
    ...grid,
    ...bars,
    ...names,
    '</svg>\n',
  ].join('\n')
}

/** The next round number above. */
function niceTop(most: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(most, 1e-9)))
  return ([1, 2, 4, 5, 8, 10].find((factor) => factor * step >= most) ?? 10) * step
}

const round = (value: number) => Math.round(value * 100) / 100
