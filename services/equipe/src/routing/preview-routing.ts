import {
  date,
  decisionFacts,
  instant,
  referrerRole,
  requestKind,
  territorySchema,
  urgency,
} from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { caseManagerSeats, findRole, latestProfile, type Route, routeReferral } from '@intarsi/territories'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import { caseWeight } from '../case-managers/case-weight.ts'
import { listCandidates } from '../choice/list-candidates.ts'
import { rank } from '../choice/rank.ts'
import type { EquipeDeps } from '../deps.ts'
import { findEmergencyPhone } from '../directory/emergency-phone.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { findTable } from '../tables/find-table.ts'
import { decideByOf, decideRouting } from './decide-routing.ts'
import { nextFreeMeeting } from './next-free-meeting.ts'

const asked = z.object({
  territory: territorySchema.describe('The competent one'),
  urgency,
  referrerRole,
  requestKind: z.union([requestKind, z.literal('unknown')]),
  facts: decisionFacts,
})
type Asked = z.infer<typeof asked>

const label = z.object({ it: z.string(), en: z.string() })
const preview = z.object({
  territory: territorySchema,
  rule: z.object({ id: z.string(), summary: z.string() }),
  reader: z.object({ kind: z.enum(['table', 'equipe']), name: z.string() }),
  decidesAt: z.string().nullable().describe('The table on whose agenda it goes; null: no table decides'),
  state: z.enum(['routed', 'awaiting-precondition', 'waiting-until', 'exclusion-proposed']),
  gate: z.object({ id: z.string(), summary: z.string(), until: date.nullable() }).nullable(),
  betweenMeetings: z.boolean(),
  nextMeetingAt: instant.nullable().describe('The next with a free place'),
  nextStepOn: date,
  caseManagers: z.array(
    z.object({ role: label, free: z.number().int().describe('People who could take it now') }),
  ),
  emergencyPhone: z.string().nullable(),
})

/** Who could take a household now, asked before anything is sent: nothing is stored, taken or told. */
export function previewRoutingRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/routing-previews',
    config: { action: 'routing.preview' },
    schema: {
      summary:
        'Where a referral would go today and who could take it, from its coded facts; nothing is stored',
      tags: ['queues'],
      body: asked,
      response: { 200: preview },
    },
    handler: async (request) => {
      // What is answered holds of the territory, not of anybody: whoever sends anywhere may ask.
      authorizeInAny(request, request.territories())
      return deps.unitOfWork((tx) => previewOf(tx, request.body), request.cause)
    },
  })
}

async function previewOf(tx: EquipeTx, wanted: Asked): Promise<z.infer<typeof preview>> {
  const { territory, facts } = wanted
  const profile = latestProfile(territory)
  const route = routeReferral(profile, facts, {
    ...wanted,
    on: romeDay(tx.now),
    particularVulnerability: false,
  })
  const plan = decideRouting(route, profile, {
    urgency: wanted.urgency,
    now: tx.now,
    decisionFrom: tx.now,
    disputedWith: null,
  })
  const reader = await findTable(tx, territory, route.queue.key)
  const agenda = await agendaOf(tx, wanted, route)
  const meeting = plan.onAgenda
    ? await nextFreeMeeting(
        tx,
        { territory, urgency: wanted.urgency, decideBy: decideByOf(plan) },
        agenda ?? reader,
      )
    : null
  return {
    territory,
    rule: { id: route.rule.id, summary: route.rule.summary },
    reader: { kind: reader.kind, name: reader.name },
    decidesAt: agenda?.name ?? null,
    state: plan.state,
    gate: route.gate && { id: route.gate.id, summary: route.gate.summary, until: route.gate.until },
    betweenMeetings: route.betweenMeetings,
    nextMeetingAt: meeting?.startsAt.toISOString() ?? null,
    nextStepOn: plan.nextStepOn,
    caseManagers: await caseManagersFree(tx, wanted),
    emergencyPhone: await findEmergencyPhone(tx.trx, territory),
  }
}

async function agendaOf(tx: EquipeTx, { territory }: Asked, { admission }: Route) {
  return admission.tableKey === null ? null : findTable(tx, territory, admission.tableKey)
}

/** For each seat of a case manager, how many people stand free for this household: a number, never a name. */
async function caseManagersFree(tx: EquipeTx, { territory, facts }: Asked) {
  const profile = latestProfile(territory)
  const today = romeDay(tx.now)
  const { load } = caseWeight(profile, { facts, particularVulnerability: null }, tx.now)
  const free: z.infer<typeof preview>['caseManagers'] = []
  for (const { role, cap } of caseManagerSeats(profile, facts)) {
    const candidates = await listCandidates(tx, { ...CASE_MANAGER, territory, role, today, cap })
    const wish = {
      ...WISH,
      today,
      role,
      weight: load,
      languages: facts.languages,
      sharingLimits: facts.sharingLimits,
    }
    const { it = role, en = role } = findRole(role) ?? {}
    free.push({
      role: { it, en },
      free: rank(candidates, wish).filter(({ obstacle }) => obstacle === null).length,
    })
  }
  return free
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const CASE_MANAGER = { purpose: 'case-manager', householdId: NOBODY } as const
const WISH = {
  householdId: NOBODY,
  languageRequired: false,
  areas: [],
  excludePersonIds: [],
  preferContinuity: false,
}
