import { readFileSync } from 'node:fs'

type Point = { latitude: number; longitude: number }

const FILE = new URL('../../data/municipalities.csv', import.meta.url)
const EARTH_KM = 6371

let points: Map<string, Point> | undefined

/** Kilometres in a straight line between two municipalities' towns; null where one of them is not in the region. */
export function distanceKm(one: string, other: string): number | null {
  if (one === other) return 0
  points ??= readPoints(readFileSync(FILE, 'utf8'))
  const [from, to] = [points.get(one), points.get(other)]
  return from && to ? arc(from, to) : null
}

function readPoints(text: string): Map<string, Point> {
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    rows.map((line) => {
      const [code = '', latitude, longitude] = line.split(',')
      return [code, { latitude: Number(latitude), longitude: Number(longitude) }]
    }),
  )
}

/** Haversine: exact enough for the distances of a region. */
function arc(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  const cosines = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude))
  return 2 * EARTH_KM * Math.asin(Math.sqrt(north + cosines * east))
}
