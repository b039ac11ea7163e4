import type { accountRole } from '@intarsi/contracts'
import type * as z from 'zod'
import type { Action } from './actions.ts'

/** `delegate`: stands in for the chair of a table until its meeting is over, and reads to prepare for it. */
export type Role = z.infer<typeof accountRole> | 'delegate'

/**
 * How far a role reaches: `territory` and `table` as its grant says, `sportello` those of the person, `own` what the
 * person holds or is named in, `anywhere` without a bound.
 */
export type Reach = 'anywhere' | 'territory' | 'table' | 'sportello' | 'own'

export type Condition = 'after-admission' | 'table-decides' | 'table-reads'

export type Rule = { role: Role | 'anyone'; reach: Reach; only?: Condition }

/**
 * Roles somebody holds for one household or one meeting, whatever the account says: a deputy who chairs today, a
 * proposed case manager. Whoever asks `decide` names them as the resource's `holders`.
 */
export const HELD: ReadonlySet<Rule['role']> = new Set<Role>([
  'preparer',
  'chair',
  'case-manager',
  'equipe-member',
  'tutor',
  'observer',
])

const sender: Rule = { role: 'sender', reach: 'sportello' }
const preparer: Rule = { role: 'preparer', reach: 'own' }
const caseManager: Rule = { role: 'case-manager', reach: 'own' }
/** Whoever leads a table, its deputies too: its meetings, and the files of what it reads or decides. */
const leader: Rule = { role: 'chair', reach: 'table' }
const chair: Rule = { ...leader, only: 'table-reads' }
const delegate: Rule = { role: 'delegate', reach: 'table' }
const preparing: Rule = { ...delegate, only: 'table-reads' }
const coordinator: Rule = { role: 'coordinator', reach: 'territory' }
const member: Rule = { role: 'table-member', reach: 'table' }
const decidingMember: Rule = { ...member, only: 'table-decides' }
const seat: Rule = { role: 'equipe-member', reach: 'own', only: 'after-admission' }
const tutor: Rule = { role: 'tutor', reach: 'own', only: 'after-admission' }
const observer: Rule = { role: 'observer', reach: 'own', only: 'after-admission' }
const housing: Rule = { role: 'housing-manager', reach: 'territory' }
const auditor: Rule = { role: 'auditor', reach: 'territory' }
const integrator: Rule = { role: 'integrator', reach: 'territory' }
const operator: Rule = { role: 'operator', reach: 'anywhere' }
const oneself: Rule = { role: 'anyone', reach: 'own' }

const inTerritory = (role: Role): Rule => ({ role, reach: 'territory' })
const readers = [preparer, caseManager, chair, coordinator]
/** What a table is told of a household, whatever its part: who leads it no less than who sits at it. */
const told = [preparer, caseManager, leader, coordinator, member]
const officers = [chair, coordinator]
const leaders = [leader, coordinator]
const staff: Rule[] = (
  ['sender', 'preparer', 'table-member', 'chair', 'case-manager', 'equipe-member'] as const
).map(inTerritory)

/** Who may do what, after `referral-and-states.md` section 3.5 and the commands of section 3.1. Default (ours). */
export const RULES: Readonly<Record<Action, readonly Rule[]>> = {
  // The receiver enters what came on paper or by telephone: the right to write it gives none to read.
  'referral.submit': [sender, coordinator, inTerritory('preparer')],
  'draft.keep': [sender, coordinator, preparer],
  'referral.read-own': [sender, coordinator],
  // Of what they entered: its number and next step, and the question that nobody else can answer. No word of the form.
  'referral.read-receipt': [sender, coordinator, preparer],
  'referral.amend': [sender, coordinator],
  'referral.answer': [sender, coordinator, preparer],
  'referral.complete': readers,
  'referral.withdraw': [sender, coordinator],
  'referral.void': [coordinator],
  'referral.read-file': [...readers, preparing, seat],
  'referral.read-state': [sender, ...told, seat, tutor, observer, auditor, integrator],
  'referral.read-answer': [sender, ...readers, preparing],
  'referral.read-restricted': [...readers, preparing],
  'household.read-identity': [sender, ...readers, preparing, decidingMember, seat],
  'household.labels': [
    sender,
    ...readers,
    preparing,
    decidingMember,
    seat,
    tutor,
    { ...housing, reach: 'own' },
  ],
  'household.join': [preparer, coordinator],
  'expert.request': [sender, coordinator],
  'expert.answer': [coordinator, inTerritory('equipe-member')],
  'routing.preview': [inTerritory('sender'), coordinator],
  'referral.prepare': [preparer, ...officers],
  'referral.decide': officers,
  'referral.confirm-exclusion': [coordinator],
  'referral.hand-over': [preparer, caseManager, ...officers],
  'referral.transfer': [coordinator],
  'table.read': [preparer, member, delegate, ...leaders, auditor],
  'table.manage': leaders,
  'meeting.manage': leaders,
  'calendar.manage': [oneself],
  'case-manager.confirm': officers,
  'case-manager.answer': [oneself, coordinator],
  'caseload.read': [oneself, coordinator],
  'equipe.read': [...told, preparing, seat],
  'equipe.manage': [caseManager, coordinator],
  'pic.manage': [caseManager, coordinator],
  'pic.start': [coordinator],
  'observation.record': [seat, caseManager, coordinator],
  'observation.read': [seat, caseManager, coordinator],
  'directory.read': [...staff, inTerritory('delegate'), coordinator, housing, auditor, operator],
  'directory.manage': [coordinator, operator],
  'territory.migrate': [coordinator, operator],
  'deadline.read': [oneself, coordinator],
  'flow.read': [coordinator, auditor],
  'account.read': [oneself],
  'place.read': [housing, coordinator, ...(['case-manager', 'preparer', 'chair'] as const).map(inTerritory)],
  'place.manage': [housing, coordinator],
  'housing-request.read': [housing, preparer, caseManager, chair, coordinator],
  'matching.run': [housing, coordinator, operator],
  'offer.make': [housing, coordinator],
  'offer.answer': [caseManager, coordinator, housing],
  'pic.read': [...readers, seat, tutor],
  'pic.work': [caseManager, coordinator, seat],
  'task.complete': [caseManager, coordinator, seat, tutor],
  'inbox.read': [oneself, member, ...leaders],
  'preferences.manage': [oneself],
  'feed.read': [integrator],
  'endpoint.manage': [{ ...integrator, reach: 'own' }, operator],
  'audit.read': [auditor],
  'operations.read': [operator, auditor],
  'operations.act': [operator],
}

/**
 * What tells something of a household beyond what its sender wrote: a body without a valid agreement gets none of
 * it, and neither does somebody with a conflict of interest.
 */
export const PERSONAL: ReadonlySet<Action> = new Set([
  'referral.void',
  'referral.complete',
  'referral.read-file',
  'referral.read-restricted',
  'household.read-identity',
  'household.labels',
  'household.join',
  'expert.answer',
  'referral.prepare',
  'referral.decide',
  'referral.confirm-exclusion',
  'referral.hand-over',
  'referral.transfer',
  'table.read',
  'case-manager.confirm',
  'case-manager.answer',
  'caseload.read',
  'equipe.read',
  'equipe.manage',
  'pic.manage',
  'pic.start',
  'observation.record',
  'observation.read',
  'housing-request.read',
  'offer.make',
  'offer.answer',
  'pic.read',
  'pic.work',
  'task.complete',
  'feed.read',
])

/** Reads that show who somebody is: like commands, they need a copy of rights that is up to date. */
export const IDENTITY_READS: ReadonlySet<Action> = new Set([
  'referral.read-own',
  'referral.complete',
  'referral.read-answer',
  'referral.read-file',
  'referral.read-restricted',
  'household.read-identity',
  'household.labels',
])
