import { randomBytes } from 'node:crypto'
import type { ReferralForm } from '@intarsi/contracts'
import { formOf } from '../forms.ts'

/** Territories with a household to copy in the tests' forms. */
const HOMES = ['MO', 'PR', 'RE', 'RU'] as const

/** What every mark looks like, wherever it stands and however it is written. */
export const MARK = /zq[0-9a-f]{10}/gi

/** A form with something to find in every place where somebody can be named, different for every number. */
export function markedForm(number: number): ReferralForm {
  const base = formOf(HOMES[number % HOMES.length] ?? 'RE')
  const [self, ...others] = base.members
  const phone = `+39 055 ${100_000 + number}`
  return {
    ...base,
    referrer: { name: mark(), phone },
    notes: `${mark()} ${mark()}`,
    members: [
      { ...self, ...named(), permitNumber: mark(), phone, birth: `1977-03-${10 + (number % 18)}` },
      ...others.map((member) => ({ ...member, ...named() })),
    ] as ReferralForm['members'],
  }
}

const mark = () => `Zq${randomBytes(5).toString('hex')}`
const named = () => ({ givenName: mark(), familyName: mark() })
