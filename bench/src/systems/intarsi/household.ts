import { householdForm } from '@intarsi/e2e/households'

const DAY_MS = 86_400_000
const FIRST_ADULT = Date.UTC(1970, 0, 2)
const FIRST_CHILD = Date.UTC(2008, 0, 2)

/** The form of a household that resembles no other: names and days of birth of its own, as in a population. */
export function formOfHousehold(index: number): { sender: string; body: string } {
  const { sender, form } = householdForm(index)
  const members = form.members.map((member) => ({
    ...member,
    birth:
      member.relation === 'child'
        ? dayAfter(FIRST_CHILD, (index * 13) % 4_500)
        : dayAfter(FIRST_ADULT, (index * 17) % 10_000),
  }))
  return { sender, body: JSON.stringify({ ...form, members }) }
}

function dayAfter(first: number, days: number): string {
  return new Date(first + days * DAY_MS).toISOString().slice(0, 10)
}
