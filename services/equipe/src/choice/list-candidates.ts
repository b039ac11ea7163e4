import { findRole } from '@intarsi/territories'
import { sql } from 'kysely'
import { isAway } from '../directory/is-away.ts'
import type { EquipeTx } from '../schema.ts'
import type { Candidate } from './rank.ts'
import type { Purpose } from './tables.ts'

export type CandidateQuery = {
  territory: string
  role: string
  purpose: Purpose
  householdId: string
  today: string
  /** For a full-time person; taken pro rata, but for volunteers. */
  cap: number
  /** Who has this role too comes first. */
  preferredRole?: string
}

export type ListCandidates = (tx: EquipeTx, query: CandidateQuery) => Promise<Candidate[]>

/**
 * Everybody of a territory with a role of its profile, or with that role of account (`preparer`), whether or not
 * something stands in the way: the explanation names them all.
 */
export async function listCandidates(tx: EquipeTx, query: CandidateQuery): Promise<Candidate[]> {
  const rows = await readCandidates(tx, { ...query, roles: [query.role] })
  return rows.map((row) => withCap(row, query.cap))
}

/** A candidate for one of several roles, before the cap of the role is known. */
export type CandidateRow = Omit<Candidate, 'cap'> & { role: string; fte: number; extra: number }

/** Whoever has several of the roles is there once for each. */
export async function readCandidates(
  tx: EquipeTx,
  query: Omit<CandidateQuery, 'role' | 'cap' | 'householdId'> & {
    roles: readonly string[]
    /** Null: nobody is tied to it. */
    householdId: string | null
  },
): Promise<CandidateRow[]> {
  const { territory, roles, purpose, householdId, today, preferredRole } = query
  const { rows } = await sql<CandidateRow>`
    select able.role, p.person_id as "personId", p.body_id as "bodyId", p.active, p.languages, p.areas,
      b.active as "bodyActive", case when b.agreement_valid_from <= ${today} then b.agreement_valid_until end as "agreementUntil",
      (${preferredRole ?? null}::text is null or exists (select from person_role r
        where r.person_id = p.person_id and r.territory_id = ${territory} and r.role = ${preferredRole ?? null}
      )) as "isPreferred",
      ${isAway('p.person_id', today)} as away,
      exists (select from conflict_of_interest c
        where c.person_id = p.person_id and c.household_id = ${householdId}) as conflict,
      exists (select from load_hold h
        where h.person_id = p.person_id and h.household_id = ${householdId}) as "knowsHousehold",
      coalesce(l.load, 0) as load, p.fte::float8 as fte,
      case when l.extra_until >= ${today} then l.extra else 0 end::float8 as extra
    from (
      select role, person_id from person_role where territory_id = ${territory} and role = any(${roles}::text[])
      union select role, person_id from account_role where territory_id = ${territory} and role = any(${roles}::text[])
    ) able
    join person p using (person_id)
    join body b using (body_id)
    left join person_load l on l.person_id = p.person_id and l.purpose = ${purpose}
    order by p.person_id`.execute(tx.trx)
  return rows
}

/**
 * The cap is a full-time person's, taken pro rata, with what was granted above it. A volunteer's counts households, however
 * few the hours (MO-12: 2-3 for each household, who follow that one).
 */
export function withCap({ role, fte, extra, ...candidate }: CandidateRow, cap: number): Candidate {
  const share = findRole(role)?.volunteer ? 1 : fte
  return { ...candidate, cap: cap * share + extra }
}
