import { type Area, CODE_LISTS, SCHEDA, type Territory } from '@intarsi/contracts'
import { latestProfile, ROLES } from '@intarsi/territories'
import { type Message, words } from './words.ts'

type Plain = Message<''>

const LISTS = new Map(
  Object.entries(CODE_LISTS).map(([name, entries]) => [
    name,
    new Map(entries.map(({ code, it, en }): [string, Plain] => [code, { it, en }])),
  ]),
)

/** Words of a code of the scheda's lists; a code that no list has is shown as it is. */
export function codeWords(list: string, code: string): Plain {
  return LISTS.get(list)?.get(code) ?? { it: code, en: code }
}

/** What a person is called in a seat, a table or a decision. */
export function roleWords(code: string): Plain {
  const role = (ROLES as Readonly<Record<string, { it: string; en: string }>>)[code]
  return role ? { it: role.it, en: role.en } : { it: code, en: code }
}

export const areaWords: Readonly<Record<Area, Plain>> = words({
  legal: ['Legale', 'Legal'],
  social: ['Sociale', 'Social'],
  health: ['Sanitaria', 'Health'],
  housing: ['Abitativa', 'Housing'],
  work: ['Lavoro e formazione', 'Work and training'],
})

const FIELDS = new Map(SCHEDA.map(({ code, label }): [string, Plain] => [code, label]))

/** A field of the scheda by its code, `members.gender` or `gender`. */
export function fieldWords(code: string): Plain {
  return FIELDS.get(code) ?? FIELDS.get(`members.${code}`) ?? { it: code, en: code }
}

/** A document of the territory's list by its key. */
export function documentWords(territory: Territory, key: string): Plain {
  const known = latestProfile(territory).documents.find((one) => one.key === key)
  return known ? { it: known.it, en: known.en } : { it: 'Altro documento', en: 'Another document' }
}

/** Who signs a document: the household, or somebody in a role. */
export function partyWords(party: string): Plain {
  return party === 'household' ? { it: 'Nucleo', en: 'Household' } : roleWords(party)
}

/** Name of a territory; each is its profile's. */
export function territoryName(territory: Territory): string {
  return latestProfile(territory).name
}
