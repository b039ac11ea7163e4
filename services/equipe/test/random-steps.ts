import { randomUUID } from 'node:crypto'
import {
  amendmentRequested,
  householdJoined,
  householdSplit,
  type ReferralState,
  TERRITORIES,
  type Territory,
  type Urgency,
  withdrawalRequested,
} from '@intarsi/contracts'
import fc from 'fast-check'
import { fireDeadlines } from '../src/deadlines/fire-deadlines.ts'
import { authorityOver } from '../src/decisions/authority.ts'
import { annulDecision, correctDecision } from '../src/decisions/correct-decision.ts'
import type { DecisionBody } from '../src/decisions/decision-body.ts'
import { recordDecision } from '../src/decisions/record-decision.ts'
import { startPresaInCarico } from '../src/decisions/start-presa-in-carico.ts'
import { confirmHandover, failHandover } from '../src/handovers/confirm-handover.ts'
import { closePic } from '../src/presa-in-carico/close-pic.ts'
import { openPicOf } from '../src/presa-in-carico/open-pic-of.ts'
import { referralDeadlines } from '../src/referral-features.ts'
import { askInformation } from '../src/referrals/ask-information.ts'
import { completeFile } from '../src/referrals/complete-file.ts'
import { confirmExclusion } from '../src/referrals/confirm-exclusion.ts'
import { onAmendmentRequested } from '../src/referrals/on-amendment-requested.ts'
import { onHouseholdJoined } from '../src/referrals/on-household-joined.ts'
import { onHouseholdSplit } from '../src/referrals/on-household-split.ts'
import { onWithdrawalRequested } from '../src/referrals/on-withdrawal-requested.ts'
import { openReferral } from '../src/referrals/open-referral.ts'
import { lockReferral, type Referral } from '../src/referrals/referral.ts'
import { resumeReferral } from '../src/referrals/resume-referral.ts'
import { answerTransfer, proposeTransfer } from '../src/referrals/transfer-competence.ts'
import { confirmVoid, requestVoid } from '../src/referrals/void-referral.ts'
import { onReferralSubmitted } from '../src/routing/on-referral-submitted.ts'
import type { EquipeTx } from '../src/schema.ts'
import { sendAway } from './decide.ts'
import { person, type Scene, type Submitted, submission } from './scene.ts'

/** What may happen to a household in one run; `household` and `referral` are places in the run's lists. */
export type Step = { household: number; referral: number; what: (typeof HAPPENINGS)[number]; twist: number }

const DECISIONS: DecisionBody[] = [
  { kind: 'admit' },
  { kind: 'admit-waiting-list' },
  { kind: 'defer', reason: 'waits for the court' },
  { kind: 'ask-information', fields: ['leavesOn'] },
  { kind: 'advise', note: 'advice' },
  { kind: 'join' },
  sendAway('decline', person('re-coordinator')),
  elsewhere(),
]

function elsewhere(): DecisionBody {
  const redirect = sendAway('redirect', person('re-coordinator'))
  return { ...redirect, destination: { ...redirect.destination, kind: 'territory', territory: 'PC' } }
}

const EVENTS = ['submit', 'amend', 'withdraw', 'join', 'split', 'time-passes', 'crash'] as const
const ACTS = [
  'open',
  'complete',
  'ask',
  'decide',
  'correct',
  'annul',
  'start',
  'handover-confirmed',
  'handover-failed',
  'requirement',
  'override',
  'exclude',
  'transfer',
  'transfer-answer',
  'void',
  'close-pic',
] as const
type Act = (typeof ACTS)[number]

/** What usually happens to a referral in a state: chance alone would leave most where they are. */
const NEXT: Partial<Record<ReferralState, readonly Act[]>> = {
  routed: ['open', 'decide', 'transfer'],
  'under-review': ['complete', 'ask', 'decide'],
  'info-requested': ['transfer', 'transfer-answer'],
  'awaiting-precondition': ['requirement'],
  'waiting-until': ['requirement', 'transfer-answer'],
  'exclusion-proposed': ['override', 'exclude'],
  ready: ['decide'],
  'waiting-list': ['start', 'decide'],
  'handing-over': ['handover-confirmed', 'handover-failed', 'correct'],
  admitted: ['close-pic', 'correct', 'annul'],
  advised: ['correct', 'annul'],
  joined: ['correct'],
  'handed-over': ['annul'],
}

const goesOn = ['go-on', 'go-on', 'go-on', 'go-on', 'go-on', 'go-on', 'go-on', 'go-on', 'go-on'] as const
const HAPPENINGS = [...EVENTS, ...ACTS, ...goesOn, ...goesOn] as const

export const HOUSEHOLDS = 2
export const REFERRALS = 2

export const steps = fc.array(
  fc.record({
    household: fc.nat(HOUSEHOLDS - 1),
    referral: fc.nat(REFERRALS - 1),
    what: fc.constantFrom(...HAPPENINGS),
    twist: fc.nat(7),
  }),
  { minLength: 8, maxLength: 20, size: 'max' },
)

/** Territories with a gate of each kind, and two without. */
const GATED_TERRITORIES: Territory[] = ['MO', 'FE', 'RE', 'PR', 'CE']
const [adult] = submission().facts.members
const GATED: Partial<Submitted['facts']>[] = [
  {},
  { inChargeOfSocialService: 'no' },
  { receptionKind: 'cas', leavesOn: '2027-09-10' },
  adult
    ? { householdType: 'couple-no-minors', members: [adult, { ...adult, ref: 'm2', relation: 'partner' }] }
    : {},
]
const URGENCIES: Urgency[] = ['U0', 'U1', 'U2', 'U3']

/** One run: its own households and referrals, known before they arrive. */
export function openRun(scene: Scene, seed: number) {
  const households = Array.from({ length: HOUSEHOLDS }, () => randomUUID())
  const submissions = households.map((householdId, at) =>
    Array.from({ length: REFERRALS }, (_, index) =>
      submission({
        householdId,
        territory: GATED_TERRITORIES[(seed + at) % GATED_TERRITORIES.length] ?? 'RE',
        submittedAt: scene.clock.now().toISOString(),
        facts: { receptionKind: 'fami-flat', leavesOn: null, ...GATED[(seed + at + index) % GATED.length] },
      }),
    ),
  )
  return { households, submissions, happen: (step: Step) => happen(scene, { households, submissions }, step) }
}

type Run = { households: string[]; submissions: ReturnType<typeof submission>[][] }

async function happen(scene: Scene, run: Run, step: Step): Promise<void> {
  const data = run.submissions[step.household]?.[step.referral]
  if (!data) throw new Error('no such referral in the run')
  if (step.what === 'submit') return await untilDone(() => scene.deliver(onReferralSubmitted, data))
  if (step.what === 'time-passes') return await timePasses(scene, step.twist)
  if (step.what === 'crash') return await crash(scene, data)
  const event = eventOf(scene, run, step)
  if (event) return await untilDone(event)
  await untilDone(() => onReferral(scene, data.referralId, (tx, referral) => act(tx, referral, step)))
}

/**
 * Two joins that cross, or one and who goes along it, wait for each other: the database ends one. A consumer is given
 * its event again, and a client is told to ask again.
 */
async function untilDone(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '40P01')) throw error
    await untilDone(deed)
  }
}

function eventOf(scene: Scene, run: Run, { what, household, referral, twist }: Step) {
  const data = run.submissions[household]?.[referral]
  const [one, other] = [run.households[household], run.households[(household + 1) % HOUSEHOLDS]]
  if (!data || !one || !other) return undefined
  const base = {
    ...data,
    requestId: randomUUID(),
    requestedAt: data.submittedAt,
    requestedBy: data.referrerId,
  }
  const at = scene.clock.now().toISOString()
  const facts = { ...data.facts, ...GATED[twist % GATED.length], version: 2 + twist }
  const urgency = URGENCIES[twist % 4] ?? 'U2'
  const joined = { ...householdJoined.example, householdId: one, survivingHouseholdId: other, joinedAt: at }
  const separated = {
    ...householdSplit.example,
    householdId: one,
    formerSurvivingHouseholdId: other,
    splitAt: at,
  }
  const amended = {
    ...base,
    facts,
    urgency,
    answersQuestion: twist > 4,
    changedFields: [],
    fieldsMissing: [],
  }
  const events = {
    amend: () => scene.deliver(onAmendmentRequested, amendmentRequested.data.parse(amended)),
    withdraw: () =>
      scene.deliver(onWithdrawalRequested, withdrawalRequested.data.parse({ ...base, reason: 'moved' })),
    join: () => scene.deliver(onHouseholdJoined, joined),
    split: () => scene.deliver(onHouseholdSplit, separated),
  }
  return what in events ? events[what as keyof typeof events] : undefined
}

/** Time passes, and everything due fires: an outage of up to a month lies between two steps. */
async function timePasses(scene: Scene, twist: number): Promise<void> {
  scene.clock.advance((1 + twist * 4) * 86_400_000)
  const logger = { error: (found: { err: unknown }) => Promise.reject(found.err) } as never
  await untilDone(async () => {
    while ((await fireDeadlines({ ...scene, logger }, referralDeadlines)) > 0);
  })
}

/** The process dies before it commits: the transaction leaves nothing, and the event comes again. */
async function crash(scene: Scene, data: ReturnType<typeof submission>): Promise<void> {
  const dies = scene.unitOfWork(async (tx) => {
    await tx.lock('equipe.households', data.householdId)
    await onReferralSubmitted.handle(tx, { data } as never)
    throw new Error('killed')
  })
  await dies.catch(() => undefined)
  await untilDone(() => scene.deliver(onReferralSubmitted, data))
}

async function onReferral(
  scene: Scene,
  referralId: string,
  work: (tx: EquipeTx, referral: Referral) => Promise<unknown>,
): Promise<void> {
  const run = scene.unitOfWork(async (tx) => {
    const referral = await lockReferral(tx, referralId)
    const outcome = referral && (await work(tx, referral))
    if (isRefusal(outcome)) throw new Refused()
  })
  await run.catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
  })
}

/** A refused command stores nothing, as over HTTP. */
class Refused extends Error {}

function isRefusal(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false
}

const by = person('re-coordinator')
const second = person('re-reception-1')
const { reason, destination } = sendAway('decline', by)
const exclusion = { reason, destination }

async function act(tx: EquipeTx, referral: Referral, step: Step): Promise<unknown> {
  const { twist } = step
  const usual = NEXT[referral.row.state] ?? []
  const what = step.what === 'go-on' ? usual[twist % usual.length] : step.what
  const authority = await authorityOver(tx, referral)
  const body = DECISIONS[twist % DECISIONS.length] ?? { kind: 'admit' }
  switch (what) {
    case 'open':
      return await openReferral(tx, referral, by)
    case 'complete':
      return await completeFile(tx, referral, { notKnown: referral.row.fields_missing, by })
    case 'ask':
      return await askInformation(tx, referral, { fields: ['leavesOn'], by })
    case 'decide':
      return await recordDecision(tx, referral, { body, by, authority })
    case 'correct':
    case 'annul': {
      const decision = await lastDecision(tx, referral)
      if (!decision) return undefined
      if (what === 'annul') return await annulDecision(tx, referral, { decision, by, reason: 'mistake' })
      return await correctDecision(tx, referral, { decision, body, by, authority })
    }
    case 'start':
      return await startPresaInCarico(tx, referral, { by, reason: 'a place is free' })
    case 'handover-confirmed':
      return await confirmHandover(tx, referral, { answeredBy: 'somebody', answeredOn: '2026-11-09', by })
    case 'handover-failed':
      return await failHandover(tx, referral, { reason: 'no room', by })
    case 'requirement':
      return await resumeReferral(tx, referral, { command: 'meet-requirement', by })
    case 'override':
      return await resumeReferral(tx, referral, { command: 'override-gate', by })
    case 'exclude':
      return await confirmExclusion(tx, referral, { ...exclusion, by })
    case 'transfer':
      return await proposeTransfer(tx, referral, {
        toTerritory: TERRITORIES[twist] ?? 'RE',
        reason: 'moved',
        by,
      })
    case 'transfer-answer':
      return await answerTransfer(tx, referral, { accept: twist > 1, by })
    case 'void':
      await requestVoid(tx, referral, { reason: 'mistake', by })
      return await confirmVoid(tx, referral, second)
    case 'close-pic': {
      const pic = await openPicOf(tx, referral.householdId)
      return pic && (await closePic(tx, { picId: pic.pic_id, outcome: 'autonomy-reached', by }))
    }
    default:
      return undefined
  }
}

async function lastDecision(tx: EquipeTx, { referralId }: Referral) {
  return await tx.trx
    .selectFrom('decision')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('decided_at', 'desc')
    .orderBy('decision_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
