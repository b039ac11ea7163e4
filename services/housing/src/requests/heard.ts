import type { DecisionFacts, ReferralState, Territory, Urgency } from '@intarsi/contracts'
import type { Selectable } from 'kysely'
import { type RequestFacts, requestFactsOf } from './request-facts.ts'
import type { ReferralTable } from './tables.ts'

/** What the facts heard so far say of one referral: the same whatever order they came in. */
export type Heard = Omit<Selectable<ReferralTable>, 'facts'> & { facts: RequestFacts | null }

/** What every event about a referral says of it. */
export type Ref = {
  referralId: string
  referralNumber: string
  householdId: string
  territory: Territory
  urgency: Urgency
}

export function nothingHeard(ref: Ref): Heard {
  return {
    referral_id: ref.referralId,
    household_id: ref.householdId,
    territory_id: ref.territory,
    referral_number: ref.referralNumber,
    facts: null,
    facts_version: null,
    intake_version: null,
    intake_territory: null,
    intake_urgency: null,
    submitted_at: null,
    equipe_sequence: null,
    equipe_territory: null,
    equipe_urgency: null,
    standing_sequence: null,
    standing: null,
    preparer_id: null,
    case_manager_sequence: null,
    case_manager_id: null,
    pic_sequence: null,
    pic_open: null,
    admitted_at: null,
  }
}

/** Facts replace older facts of the household; a late old version changes nothing. */
export function hearFacts(heard: Heard, facts: DecisionFacts): Heard {
  if (heard.facts_version !== null && heard.facts_version >= facts.version) return heard
  return { ...heard, facts: requestFactsOf(facts), facts_version: facts.version }
}

/** The sender's word on territory and urgency, by the version of the facts it came with. */
export function hearSender(
  heard: Heard,
  ref: Ref,
  said: { facts: DecisionFacts; submittedAt?: string },
): Heard {
  const known = hearFacts(heard, said.facts)
  const submitted = said.submittedAt ? { ...known, submitted_at: new Date(said.submittedAt) } : known
  if (heard.intake_version !== null && heard.intake_version >= said.facts.version) return submitted
  const word = { intake_territory: ref.territory, intake_urgency: ref.urgency }
  return { ...submitted, ...word, intake_version: said.facts.version }
}

/** Equipe's own order decides: an older standing that comes late changes nothing. */
export function hearStanding(
  heard: Heard,
  ref: Ref,
  said: { state: ReferralState; sequence: string },
): Heard {
  const known = hearEquipe(heard, ref, said.sequence)
  if (isOld(heard.standing_sequence, said.sequence)) return known
  return { ...known, standing: said.state, standing_sequence: said.sequence }
}

export type PicFact = { sequence: string; opened?: { at: string; facts: DecisionFacts } }

/** The integrated case opened, or ended; the later of the two in equipe's order stands. */
export function hearPic(heard: Heard, ref: Ref, { sequence, opened }: PicFact): Heard {
  const word = hearEquipe(heard, ref, sequence)
  const known = opened ? hearFacts(word, opened.facts) : word
  if (isOld(heard.pic_sequence, sequence)) return known
  const admitted = opened ? { admitted_at: new Date(opened.at) } : {}
  return { ...known, ...admitted, pic_sequence: sequence, pic_open: opened !== undefined }
}

function hearEquipe(heard: Heard, ref: Ref, sequence: string): Heard {
  if (isOld(heard.equipe_sequence, sequence)) return heard
  return { ...heard, equipe_sequence: sequence, equipe_territory: ref.territory, equipe_urgency: ref.urgency }
}

export function hearPreparer(heard: Heard, personId: string | null): Heard {
  return personId === null ? heard : { ...heard, preparer_id: personId }
}

/** Who follows the household may read its request and answer an offer. */
export function hearCaseManager(heard: Heard, said: { personId: string; sequence: string }): Heard {
  if (isOld(heard.case_manager_sequence, said.sequence)) return heard
  return { ...heard, case_manager_id: said.personId, case_manager_sequence: said.sequence }
}

/** An order is known only within one source: a referral that changed household counts anew under the other id. */
function isOld(known: string | null, said: string): boolean {
  if (known === null) return false
  const [knownSource, saidSource] = [known, said].map((order) => order.slice(0, order.lastIndexOf('#')))
  return knownSource === saidSource && known >= said
}
