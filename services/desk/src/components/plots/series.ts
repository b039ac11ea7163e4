/** One line or one layer of bars. Whole class names: what the stylesheet keeps is found by its name in the sources. */
export type Series = { key: string; label: string }

const CLASSES = [
  'desk-series-1',
  'desk-series-2',
  'desk-series-3',
  'desk-series-4',
  'desk-series-5',
  'desk-series-6',
] as const

/** As many series as a picture can tell apart; more are put together before it is drawn. */
export const MOST_SERIES = CLASSES.length

export const seriesClass = (index: number): string => CLASSES[index % CLASSES.length] ?? CLASSES[0]

/** Size of a picture in its own units, and the room its axes take. */
export const FRAME = { width: 720, height: 280, left: 44, right: 12, top: 18, bottom: 32 } as const
