import { householdForm } from '@intarsi/e2e/households'

const DAY_MS = 86_400_000
const YEAR_DAYS = 365.25

/** The form of a household that resembles no other: names and days of birth of its own, as in a population. */
export function formOfHousehold(index: number): { sender: string; body: string } {
  const { sender, form } = householdForm(index)
  const members = form.members.map((member) => ({
    ...member,
    birth:
      member.relation === 'child'
        ? daysAgo(6 * YEAR_DAYS + ((index * 13) % 3_600))
        : daysAgo(36 * YEAR_DAYS + ((index * 17) % 10_000)),
  }))
  return { sender, body: JSON.stringify({ ...form, members }) }
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)
}
