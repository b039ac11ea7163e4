import { MUNICIPALITIES, type Territory, territoryOfMunicipality } from '@intarsi/contracts'
import { type ExtendedFeature, geoIdentity, geoPath } from 'd3-geo'
import outlines from './municipalities.json' with { type: 'json' }

/** Rings by municipality, each as longitude, latitude, longitude, … in degrees (ISTAT boundaries 2023, simplified). */
const OUTLINES: Readonly<Record<string, number[][]>> = outlines

export const MAP = { width: 640, height: 520 } as const
const PADDING = 16
/** How much narrower a degree of longitude is than one of latitude, in the middle of the region. */
const NARROWER = Math.cos((44.5 * Math.PI) / 180)

export type DrawnMunicipality = { code: string; name: string; path: string; x: number; y: number }

const drawn = new Map<Territory, readonly DrawnMunicipality[]>()

/** The municipalities of a territory as paths that fill `MAP`, each with its middle. Kept: geometry does not change. */
export function drawTerritory(territory: Territory): readonly DrawnMunicipality[] {
  const known = drawn.get(territory) ?? draw(territory)
  drawn.set(territory, known)
  return known
}

function draw(territory: Territory): DrawnMunicipality[] {
  const features = Object.keys(OUTLINES)
    .filter((code) => territoryOfMunicipality(code) === territory)
    .map(featureOf)
  const all = { type: 'FeatureCollection' as const, features }
  const flat = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [PADDING, PADDING],
        [MAP.width - PADDING, MAP.height - PADDING],
      ],
      all,
    )
  const path = geoPath(flat).digits(1)
  return features.map((feature) => {
    const code = String(feature.id)
    const [x = 0, y = 0] = path.centroid(feature)
    return { code, name: MUNICIPALITIES[code] ?? code, path: path(feature) ?? '', x, y }
  })
}

function featureOf(code: string): ExtendedFeature {
  const rings = (OUTLINES[code] ?? []).map(pointsOf)
  return {
    type: 'Feature',
    id: code,
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
  }
}

function pointsOf(ring: readonly number[]): [number, number][] {
  return Array.from({ length: ring.length / 2 }, (_, i) => [
    (ring[2 * i] ?? 0) * NARROWER,
    ring[2 * i + 1] ?? 0,
  ])
}
