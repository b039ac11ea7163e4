import { AREAS, type DecisionFacts, type Territory } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import { sql } from 'kysely'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { capOf } from './caps.ts'
import type { CandidateView, Explanation } from './explanation.ts'
import { type ListCandidates, listCandidates } from './list-candidates.ts'
import { type Candidate, rank, reasonsOf, type Wish } from './rank.ts'
import type { Purpose } from './tables.ts'
import { takeLoad } from './take-load.ts'

export type Need = {
  territory: Territory
  role: string
  facts: DecisionFacts
  /** What the household weighs on the person; 0 asks without loading. */
  load: number
  householdId: string
  referralId?: string
  purpose: Purpose
  /** For a full-time person; left out: the profile's cap for the purpose. */
  cap?: number
  /** Areas whose experience counts; left out: those where the household needs accompaniment. */
  areas?: string[]
  excludePersonIds?: string[]
  preferContinuity?: boolean
  /** Persons who know the household although nothing here says so yet: the one who signals it. */
  knownPersonIds?: string[]
  /** A search that is repeated and finds nobody again is not written down again. */
  quiet?: boolean
  /** When a new case weighs less, and how much then. */
  lighter?: { at: Date; weight: number }
}

export type Choice = {
  personId: string | null
  runnerUpId: string | null
  reasons: string[]
  explanation: Explanation
}

/**
 * Chooses a person: hard rules, then the lowest cost. No lock is held while choosing: the load is taken by an update
 * that checks the cap itself, and who is full by then makes way for the runner-up. Nobody left: `personId` is null and
 * the reasons say why. Every choice is written down.
 */
export async function choosePerson(tx: EquipeTx, need: Need): Promise<Choice> {
  const ranked = await rankFor(tx, need, listCandidates)
  const choice = choiceOf(need, ranked, await takeFirst(tx, need, ranked))
  if (choice.personId || !need.quiet) await writeDown(tx, need, choice)
  return choice
}

/** Whom `choosePerson` would choose now: takes no load and writes nothing. */
export async function previewPerson(tx: EquipeTx, need: Need, list: ListCandidates): Promise<Choice> {
  const ranked = await rankFor(tx, need, list)
  return choiceOf(need, ranked, ranked.find((one) => one.obstacle === null) ?? null)
}

async function rankFor(tx: EquipeTx, need: Need, list: ListCandidates): Promise<CandidateView[]> {
  const today = romeDay(tx.now)
  const profile = latestProfile(need.territory)
  const cap = need.cap ?? capOf(profile, need.purpose, need.role)
  const preferred = need.role === 'preparer' ? { preferredRole: profile.routing.preparer.role } : {}
  const candidates = await list(tx, { ...need, ...preferred, today, cap })
  return rank(candidates.map(withKnown(need)), wishOf(need, today))
}

function choiceOf(need: Need, ranked: CandidateView[], chosen: CandidateView | null): Choice {
  const runnerUp = ranked.find((one) => one.obstacle === null && one !== chosen) ?? null
  const reasons = reasonsOf(chosen, runnerUp, ranked)
  return {
    personId: chosen?.personId ?? null,
    runnerUpId: chosen ? (runnerUp?.personId ?? null) : null,
    reasons,
    explanation: { role: need.role, weight: need.load, candidates: ranked, reasons },
  }
}

function withKnown({ knownPersonIds = [] }: Need) {
  return (candidate: Candidate): Candidate =>
    knownPersonIds.includes(candidate.personId) ? { ...candidate, knowsHousehold: true } : candidate
}

async function takeFirst(tx: EquipeTx, need: Need, ranked: CandidateView[]): Promise<CandidateView | null> {
  for (const candidate of ranked) {
    if (candidate.obstacle) continue
    await sql`savepoint taking`.execute(tx.trx)
    if (await takeLoad(tx, { ...need, personId: candidate.personId, cap: candidate.cap })) return candidate
    // Where there is no room the row is locked all the same: two, each full for the other's first, would wait for each other.
    await sql`rollback to savepoint taking`.execute(tx.trx)
    candidate.obstacle = 'over-cap'
  }
  return null
}

function wishOf(need: Need, today: string): Wish {
  const { facts } = need
  return {
    householdId: need.householdId,
    today,
    weight: need.load,
    languages: facts.languages,
    languageRequired: need.purpose === 'seat' && need.role === 'cultural-mediator',
    areas: need.areas ?? AREAS.filter((area) => facts.needs[area] === 2 || facts.needs[area] === 3),
    excludePersonIds: need.excludePersonIds ?? [],
    sharingLimits: facts.sharingLimits,
    role: need.role,
    preferContinuity: need.preferContinuity ?? false,
  }
}

async function writeDown(tx: EquipeTx, need: Need, choice: Choice): Promise<void> {
  await tx.trx
    .insertInto('choice_record')
    .values({
      territory_id: need.territory,
      household_id: need.householdId,
      referral_id: need.referralId ?? null,
      purpose: need.purpose,
      role: need.role,
      person_id: choice.personId,
      runner_up_id: choice.runnerUpId,
      reasons: choice.reasons,
      explanation: JSON.stringify(choice.explanation),
      chosen_at: tx.now,
    })
    .execute()
}
