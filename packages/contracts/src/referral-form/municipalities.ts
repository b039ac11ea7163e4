import type { Territory } from '../territory.ts'
import names from './municipality-names.json' with { type: 'json' }

/** Municipalities of Emilia-Romagna by ISTAT code (ISTAT, list of administrative units, CC BY 3.0 IT). */
export const MUNICIPALITIES: Readonly<Record<string, string>> = names

const REGION_PREFIXES: ReadonlySet<string> = new Set(Object.keys(names).map((code) => code.slice(0, 3)))

/** False for a code of this region's provinces that no municipality has; codes outside the region are not looked up. */
export function mayBeMunicipality(code: string): boolean {
  return code in MUNICIPALITIES || !REGION_PREFIXES.has(code.slice(0, 3))
}

/** Provinces by the first three digits of their municipalities' ISTAT codes. Forlì-Cesena (040) has three models. */
const PROVINCES: Readonly<Record<string, Territory>> = {
  '033': 'PC',
  '034': 'PR',
  '035': 'RE',
  '036': 'MO',
  '038': 'FE',
  '039': 'RA',
  '040': 'FO',
  '099': 'RN',
}

/** Unione Valle Savio: Bagno di Romagna, Cesena, Mercato Saraceno, Montiano, Sarsina, Verghereto. */
const VALLE_SAVIO = ['040001', '040007', '040020', '040028', '040044', '040050']

/** Unione Rubicone e Mare: Borghi, Cesenatico, Gambettola, Gatteo, Longiano, Roncofreddo, San Mauro, Savignano, Sogliano. */
const RUBICONE_E_MARE = [
  '040004',
  '040008',
  '040015',
  '040016',
  '040018',
  '040037',
  '040041',
  '040045',
  '040046',
]

const UNIONS: ReadonlyMap<string, Territory> = new Map([
  ...VALLE_SAVIO.map((code) => [code, 'CE'] as const),
  ...RUBICONE_E_MARE.map((code) => [code, 'RU'] as const),
])

/** The territory a municipality belongs to; null outside the ten, for `none` and for `unknown`. */
export function territoryOfMunicipality(code: string | null | undefined): Territory | null {
  if (!code) return null
  return UNIONS.get(code) ?? PROVINCES[code.slice(0, 3)] ?? null
}
