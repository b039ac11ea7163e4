import { CODE_LISTS, type Territory } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import { nameOf, type Person } from '../../../api/people.ts'
import type { Option } from '../../../components/inputs.tsx'
import type { PageContext } from '../../../page/page-context.ts'
import { decisionWords as words } from '../../../words/decisions.ts'

/** People of the territory, for a choice of one. */
export function staffOptions(staff: readonly Person[]): Option[] {
  return staff.map((person) => ({ value: person.personId, label: nameOf(person) }))
}

/** Languages, those of the household first. */
export function languageOptions(first: readonly string[], { pick }: Pick<PageContext, 'pick'>): Option[] {
  const all = (CODE_LISTS.languages ?? []).map(({ code, it, en }) => ({
    value: code,
    label: pick({ it, en }),
  }))
  const known = first.map((code) => all.find(({ value }) => value === code) ?? { value: code, label: code })
  return [...known, ...all.filter(({ value }) => !first.includes(value))]
}

/** Kinds of service: those the territory's model names, then those of the scheda. */
export function serviceOptions(territory: Territory, { pick, t }: Pick<PageContext, 'pick' | 't'>): Option[] {
  const named = latestProfile(territory).gates.map(({ destination }) => ({
    value: destination.code,
    label: pick(destination),
  }))
  const paths = (CODE_LISTS.otherPaths ?? []).map(({ code, it, en }) => ({
    value: code,
    label: pick({ it, en }),
  }))
  const all = [...named, ...paths, { value: 'other-service', label: t(words.otherService) }]
  return all.filter(({ value }, i) => all.findIndex((one) => one.value === value) === i)
}
