import { MUNICIPALITIES, type Territory, territoryOfMunicipality } from '@intarsi/contracts'
import { words } from '../../../words/words.ts'

/** Answers about a place that are no place. */
export const placeWords = words({
  none: ['Nessuna', 'None'],
  unknown: ['Non so', 'I do not know'],
})

const SPECIAL: Readonly<Record<string, string>> = Object.fromEntries(
  (['none', 'unknown'] as const).flatMap((code) => [
    [normal(placeWords[code].it), code],
    [normal(placeWords[code].en), code],
  ]),
)

const codesByName = new Map(Object.entries(MUNICIPALITIES).map(([code, name]) => [normal(name), code]))

/** ISTAT code of a municipality of the region by its name; a code, and what is no name, as they are. */
export function codeOfMunicipality(text: string): string {
  const name = normal(text)
  return codesByName.get(name) ?? SPECIAL[name] ?? text
}

export function nameOfMunicipality(code: string): string {
  if (code === 'none' || code === 'unknown') return placeWords[code].it
  return MUNICIPALITIES[code] ?? code
}

/** Municipalities of a territory as choices, by name. */
export function municipalitiesOf(territory: Territory): { value: string; label: string }[] {
  return Object.entries(MUNICIPALITIES)
    .filter(([code]) => territoryOfMunicipality(code) === territory)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'it'))
}

/** Names that a field of places suggests. */
export const municipalityNames: readonly string[] = [
  ...Object.values(MUNICIPALITIES).sort((a, b) => a.localeCompare(b, 'it')),
  placeWords.none.it,
  placeWords.unknown.it,
]

const countries = new Intl.DisplayNames(['it'], { type: 'region', fallback: 'none' })
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
// Codes that stand for groups or for nothing.
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO'])

const countryNames = new Map(
  LETTERS.flatMap((one) => LETTERS.map((other) => one + other))
    .filter((code) => !NO_COUNTRY.has(code))
    .flatMap((code) => {
      const name = countries.of(code)
      return name ? [[code, name] as const] : []
    }),
)
const codesByCountry = new Map([...countryNames].map(([code, name]) => [normal(name), code]))

export const countrySuggestions: readonly string[] = [...countryNames.values()].sort((a, b) =>
  a.localeCompare(b, 'it'),
)

/** ISO 3166-1 code of a country by its Italian name; what is no name as it is. */
export function codeOfCountry(text: string): string {
  return codesByCountry.get(normal(text)) ?? SPECIAL[normal(text)] ?? text.toUpperCase()
}

export function nameOfCountry(code: string): string {
  return code === 'unknown' ? placeWords.unknown.it : (countryNames.get(code) ?? code)
}

/** Without case, accents and the kinds of apostrophe: how people type a name. */
function normal(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’'`]\s*/g, "'")
    .replaceAll(/\s+/g, ' ')
}
