import { date, id, referralState } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeTx } from '../schema.ts'
import { joinedTo, mayAlso } from './joined-to.ts'
import type { May } from './list-readable.ts'
import { loadReferral, type Referral } from './referral.ts'
import { referralParams } from './referral-summary.ts'
import { resourceOf } from './resource-of.ts'
import { referralNotFound } from './run-referral-command.ts'

const contact = z.object({
  personId: id,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

/** What the sender is owed in words and names: no event carries them, so they are read here (section 3.1). */
const answer = z.object({
  referralId: id,
  referralNumber: z.string(),
  state: referralState,
  question: z.object({ fields: z.array(z.string()), dueOn: date }).nullable(),
  advice: z.string().nullable().describe("The table's advice; the sender's service stays in charge"),
  destination: z
    .object({
      service: z.string(),
      person: z.string(),
      contact: z.string(),
      reason: z.string(),
      answeredBy: z.string().nullable(),
      answeredOn: date.nullable(),
    })
    .nullable()
    .describe('Where the household is sent, and who answered there'),
  preparer: contact.nullable(),
  caseManagers: z.array(contact),
  joinedTo: z
    .object({ referralId: id.nullable(), referralNumber: z.string().nullable(), hasCase: z.boolean() })
    .nullable()
    .describe(
      'The referral or, where it has one, the case that it joined; which one, for who may read the answer to that too',
    ),
})

export function answerForSenderRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/answer',
    config: { action: 'referral.read-answer' },
    schema: {
      summary: 'The question, the advice, the destination and the contacts, as the sender reads them',
      tags: ['referrals'],
      params: referralParams,
      response: { 200: answer },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const referral = await loadReferral(tx, request.params.referralId)
        if (!referral) throw referralNotFound()
        request.authorize(await resourceOf(tx, referral))
        return await answerOf(tx, referral, request.may)
      }, request.cause),
  })
}

async function answerOf(tx: EquipeTx, referral: Referral, may: May): Promise<z.infer<typeof answer>> {
  const { row } = referral
  const open = row.closed_at === null
  return {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    state: row.state,
    question: row.question && { fields: row.question.fields, dueOn: row.question.dueOn },
    advice: await adviceOf(tx, referral),
    destination: await destinationOf(tx, referral),
    preparer: (open && row.preparer_id && (await contactsOf(tx, [row.preparer_id]))[0]) || null,
    caseManagers: await contactsOf(tx, await managersOf(tx, referral)),
    joinedTo: await joinedToFor(tx, referral, may),
  }
}

/** Of a referral of another sportello its sender reads that there is one, and no more (section 3.1). */
const UNTOLD = { referralId: null, referralNumber: null }

async function joinedToFor(tx: EquipeTx, referral: Referral, may: May) {
  const target = await joinedTo(tx, referral)
  if (!target) return null
  const { referralId, row } = target
  const reads = await mayAlso(tx, may, 'referral.read-answer', target)
  const which = reads ? { referralId, referralNumber: row.referral_number } : UNTOLD
  return { ...which, hasCase: row.pic_id !== null }
}

async function adviceOf(tx: EquipeTx, { referralId, row }: Referral): Promise<string | null> {
  if (row.state !== 'advised') return null
  const decision = await tx.trx
    .selectFrom('decision')
    .select('note')
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'advise')
    .where('state', 'in', ['recorded', 'final'])
    .orderBy('decided_at', 'desc')
    .executeTakeFirst()
  return decision?.note ?? null
}

async function destinationOf(tx: EquipeTx, { referralId }: Referral) {
  const handover = await tx.trx
    .selectFrom('handover')
    .selectAll()
    .where('referral_id', '=', referralId)
    .where('state', 'in', ['open', 'confirmed'])
    .orderBy('opened_at', 'desc')
    .executeTakeFirst()
  if (!handover) return null
  return {
    service: handover.service_name,
    person: handover.person_name,
    contact: handover.contact,
    reason: handover.reason,
    answeredBy: handover.answered_by,
    answeredOn: handover.answered_on,
  }
}

/** Who follows the household once it is admitted: a proposal is nobody's contact yet. */
async function managersOf(tx: EquipeTx, { householdId, row }: Referral): Promise<string[]> {
  if (row.pic_id === null) return []
  const rows = await tx.trx
    .selectFrom('case_manager')
    .select('person_id')
    .where('household_id', '=', householdId)
    .where('state', 'in', ['confirmed', 'handing-over', 'interim'])
    .orderBy('seat')
    .orderBy('since')
    .execute()
  return rows.map((manager) => manager.person_id)
}

async function contactsOf(tx: EquipeTx, personIds: string[]): Promise<z.infer<typeof contact>[]> {
  if (personIds.length === 0) return []
  const rows = await tx.trx
    .selectFrom('person')
    .select(['person_id', 'given_name', 'family_name', 'phone', 'email'])
    .where('person_id', 'in', personIds)
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: `${row.given_name} ${row.family_name}`,
    phone: row.phone,
    email: row.email,
  }))
}
