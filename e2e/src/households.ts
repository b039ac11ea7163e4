import type { ReferralForm, Territory } from '@intarsi/contracts'
import { formOf } from './forms.ts'

const LETTERS = 'abcdefghilmnopqrstuvz'
const TERRITORIES = ['PR', 'RU', 'MO', 'RE'] as const

/** A household of its own per number, in one of four territories: no two are taken for the same people. */
export function householdForm(index: number): { territory: Territory; sender: string; form: ReferralForm } {
  const territory = TERRITORIES[index % TERRITORIES.length] ?? 'PR'
  const { members } = formOf(territory)
  const familyName = `Prova${wordOf(index)}`
  const form = formOf(territory, {
    members: members.map(({ aliases: _, permitNumber, ...member }) => ({
      ...member,
      familyName,
      givenName: `${member.givenName}${wordOf(index * 7 + 3)}`,
      ...(permitNumber ? { permitNumber: `DEMO-${10_000 + index}` } : {}),
    })),
  })
  return { territory, sender: `${territory.toLowerCase()}-sender`, form }
}

function wordOf(index: number): string {
  const letter = LETTERS[index % LETTERS.length] ?? ''
  return index < LETTERS.length ? letter : wordOf(Math.floor(index / LETTERS.length)) + letter
}
