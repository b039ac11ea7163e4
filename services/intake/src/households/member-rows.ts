import { type MemberForm, normaliseTaxCode, type ReferralForm, type Territory } from '@intarsi/contracts'
import type { Selectable } from 'kysely'
import type { MemberIdentity } from './match-households.ts'
import { storedKeys } from './search-keys.ts'
import type { MemberTable } from './tables.ts'

/** The identity rows of a form's members: what duplicates are found by. Pure. */
export function memberRows(form: ReferralForm, householdId: string, territory: Territory): MemberTable[] {
  return form.members.map((member, index) => {
    const identity = memberIdentity(member)
    return {
      household_id: householdId,
      territory_id: territory,
      ref: member.ref ?? `m${index + 1}`,
      given_name: identity.givenName,
      family_name: identity.familyName,
      aliases: [...identity.aliases],
      search_keys: storedKeys(identity),
      birth: identity.birth,
      birth_certainty: identity.birthCertainty,
      tax_code: identity.taxCode,
      permit_number: identity.permitNumber,
    }
  })
}

function memberIdentity(member: MemberForm): MemberIdentity {
  return {
    givenName: member.givenName ?? null,
    familyName: member.familyName ?? null,
    aliases: member.aliases ?? [],
    birth: member.birth,
    birthCertainty: member.birthCertainty,
    taxCode: member.taxCode ? normaliseTaxCode(member.taxCode) : null,
    permitNumber: member.permitNumber ? normalisePermit(member.permitNumber) : null,
  }
}

/** The columns that say who somebody is. */
export const IDENTITY = [
  'given_name',
  'family_name',
  'aliases',
  'birth',
  'birth_certainty',
  'tax_code',
  'permit_number',
] as const satisfies (keyof MemberTable)[]

export function identityOf(row: Pick<Selectable<MemberTable>, (typeof IDENTITY)[number]>): MemberIdentity {
  return {
    givenName: row.given_name,
    familyName: row.family_name,
    aliases: row.aliases,
    birth: row.birth,
    birthCertainty: row.birth_certainty,
    taxCode: row.tax_code,
    permitNumber: row.permit_number,
  }
}

function normalisePermit(number: string): string {
  return number.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()
}
