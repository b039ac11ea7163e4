import type { Territory } from '@intarsi/contracts'
import type { Generated } from 'kysely'

/** A public or third-sector body. Its agreement opens personal data to its people; without a valid one they see none. */
export type BodyTable = {
  body_id: string
  name: string
  kind: 'public' | 'third-sector' | 'volunteers'
  territories: string[]
  /** Where it has its seat; null: not told. */
  seat_municipality: string | null
  active: boolean
  agreement_valid_from: string | null
  agreement_valid_until: string | null
  /** Hash of the directory file's entry: an unchanged entry never undoes what people changed here. */
  source_hash: string
  version: number
}

export type SportelloTable = {
  sportello_id: string
  body_id: string
  name: string
  territory_id: string
  municipality: string
  active: boolean
}

/** The only place where the names and contacts of people who work lie. */
export type PersonTable = {
  person_id: string
  subject: string
  body_id: string
  given_name: string
  family_name: string
  email: string | null
  phone: string | null
  /** 1 = full time; caps are taken pro rata. */
  fte: number
  /** ISO weekdays worked: 1 Monday to 7 Sunday. */
  working_days: number[]
  languages: string[]
  /** Areas of experience, of the five. */
  areas: string[]
  health_role: boolean
  /** False: the account is disabled; nothing new is given to this person. */
  active: boolean
  active_since: Date
  disabled_reason: string | null
  source_hash: string
  version: number
}

/** What a person is in a territory, in the role codes of its profile (`social-worker`, `mediator` …). */
export type PersonRoleTable = { person_id: string; territory_id: string; role: string }

/** What an account may be, beside chair, member and coordinator; null territory: every territory. */
export type AccountRoleTable = {
  account_role_id: Generated<string>
  person_id: string
  role: string
  territory_id: string | null
}

export type PersonSportelloTable = { person_id: string; sportello_id: string }

export type AbsenceTable = {
  absence_id: Generated<string>
  person_id: string
  from_on: string
  /** Last day away; null: not known yet. */
  to_on: string | null
  reason: 'leave' | 'illness' | 'parental' | 'other'
  delegate_id: string | null
  declared_by: string
  cancelled_at: Date | null
  version: number
}

/** Who coordinates a territory and who stands in. */
export type TerritoryOfficeTable = {
  territory_id: string
  coordinator_id: string
  deputy_id: string | null
  /** The emergency social service: shown first to who signals something that cannot wait. */
  emergency_phone: string | null
  source_hash: string
}

/** Who acted as coordinator when last looked (`follow-coordinators.ts`). */
export type ActingCoordinatorTable = { territory_id: Territory; person_id: string; since: Date }

/** A person who must not follow or decide on a household. */
export type ConflictOfInterestTable = {
  person_id: string
  household_id: string
  territory_id: string
  reason: string
  declared_at: Date
}

export type DirectoryTables = {
  body: BodyTable
  sportello: SportelloTable
  person: PersonTable
  person_role: PersonRoleTable
  account_role: AccountRoleTable
  person_sportello: PersonSportelloTable
  absence: AbsenceTable
  territory_office: TerritoryOfficeTable
  acting_coordinator: ActingCoordinatorTable
  conflict_of_interest: ConflictOfInterestTable
}
