import type { Clock, NewId } from '@intarsi/kernel'
import type { Tx, UnitOfWork } from '@intarsi/messaging'
import type { Worker } from '@intarsi/runtime'
import { type Kysely, sql } from 'kysely'
import type { NoticeParams } from '../recipients/notice.ts'
import type { NotificationsSchema } from '../schema.ts'
import { composeMail } from './compose-mail.ts'
import { digestOf, type MailPlan, planMail } from './plan-mail.ts'

const PERSONS_A_RUN = 100

type ComposeDeps = {
  db: Kysely<NotificationsSchema>
  unitOfWork: UnitOfWork<NotificationsSchema>
  clock: Clock
  newId: NewId
  publicUrl: string
}

/** Turns waiting notices into mail rows, one person at a time, under that person's head row. */
export function composeWorker(deps: ComposeDeps): Worker {
  return {
    name: 'compose-mail',
    everyMs: 2_000,
    run: async () => {
      let written = 0
      for (const personId of await personsDue(deps)) {
        written += await deps.unitOfWork((tx) => composeFor(tx, personId, deps))
      }
      return written
    },
  }
}

/** Persons with something to send now, longest waiting first; who waits for tomorrow's digest does not stand in the way. */
async function personsDue({ db, clock }: ComposeDeps): Promise<string[]> {
  const now = clock.now()
  const { cutoff, day } = digestOf(now)
  const found = await sql<{ recipient_id: string }>`
    select n.recipient_id
    from notice n left join preference p on p.person_id = n.recipient_id
    where n.mail_id is null and n.mailing <> 'none'
      and (
        p.email in ('off', 'all-at-once')
        or (n.mailing = 'at-once' and coalesce(p.email, 'urgent-at-once') = 'urgent-at-once')
        or (
          ${now}::timestamptz >= ${cutoff}::timestamptz and n.created_at <= ${cutoff}
          and not exists (
            select from mail m
            where m.person_id = n.recipient_id and m.kind = 'morning-digest' and m.occasion = ${day}
          )
        )
      )
    group by n.recipient_id
    order by min(n.created_at)
    limit ${PERSONS_A_RUN}`.execute(db)
  return found.rows.map((row) => row.recipient_id)
}

async function composeFor(tx: Tx<NotificationsSchema>, personId: string, deps: ComposeDeps): Promise<number> {
  await tx.trx
    .selectFrom('recipient_head')
    .select('recipient_id')
    .where('recipient_id', '=', personId)
    .forUpdate()
    .execute()
  const preference = await preferenceOf(tx, personId)
  if (preference.email === 'off') return forgetMailing(tx, personId)
  const waiting = await waitingOf(tx, personId)
  const last = await lastMails(tx, personId)
  const plans = planMail({ now: tx.now, preference: preference.email, waiting, ...last })
  for (const plan of plans) await writeMail(tx, personId, plan, { ...deps, locale: preference.locale })
  return plans.length
}

async function forgetMailing(tx: Tx<NotificationsSchema>, personId: string): Promise<number> {
  await tx.trx
    .updateTable('notice')
    .set({ mailing: 'none' })
    .where('recipient_id', '=', personId)
    .where('mail_id', 'is', null)
    .where('mailing', '<>', 'none')
    .execute()
  return 1
}

async function preferenceOf(tx: Tx<NotificationsSchema>, personId: string) {
  const row = await tx.trx
    .selectFrom('preference')
    .select(['email', 'locale'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? ({ email: 'urgent-at-once', locale: 'it' } as const)
}

async function waitingOf(tx: Tx<NotificationsSchema>, personId: string) {
  const rows = await tx.trx
    .selectFrom('notice')
    .select(['id', 'mailing', 'urgency', 'created_at'])
    .where('recipient_id', '=', personId)
    .where('mailing', '<>', 'none')
    .where('mail_id', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    mailing: row.mailing === 'at-once' ? ('at-once' as const) : ('digest' as const),
    urgency: row.urgency,
    createdAt: row.created_at,
  }))
}

async function lastMails(tx: Tx<NotificationsSchema>, personId: string) {
  const atOnce = await tx.trx
    .selectFrom('mail')
    .select('created_at')
    .where('person_id', '=', personId)
    .where('kind', '=', 'at-once')
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  const digest = await tx.trx
    .selectFrom('mail')
    .select('occasion')
    .where('person_id', '=', personId)
    .where('kind', '=', 'morning-digest')
    .orderBy('occasion', 'desc')
    .executeTakeFirst()
  return { lastAtOnce: atOnce?.created_at ?? null, lastDigestDay: digest?.occasion ?? null }
}

async function writeMail(
  tx: Tx<NotificationsSchema>,
  personId: string,
  plan: MailPlan,
  options: { newId: NewId; publicUrl: string; locale: 'it' | 'en' },
): Promise<void> {
  const ids = plan.notices.map((notice) => notice.id)
  const rows = await tx.trx
    .selectFrom('notice')
    .select(['kind', 'params', 'referral_number', 'urgency'])
    .where('id', 'in', ids)
    .orderBy('position')
    .execute()
  const lines = rows.map((row) => ({
    kind: row.kind,
    params: row.params as NoticeParams,
    referralNumber: row.referral_number,
    urgency: row.urgency,
  }))
  const id = options.newId()
  const mail = composeMail(plan.send, lines, options)
  const occasion = plan.send === 'morning-digest' ? plan.day : id
  await insertMail(tx, { id, personId, kind: plan.send, occasion, ...mail })
  await tx.trx.updateTable('notice').set({ mail_id: id }).where('id', 'in', ids).execute()
}

type NewMail = {
  id: string
  personId: string
  kind: 'at-once' | 'morning-digest' | 'meeting-digest'
  occasion: string
  subject: string
  body: string
}

/** Writes a mail to be sent now; one per person, kind and occasion, so that writing it twice sends it once. */
export async function insertMail(tx: Tx<NotificationsSchema>, mail: NewMail): Promise<void> {
  await tx.trx
    .insertInto('mail')
    .values({
      id: mail.id,
      person_id: mail.personId,
      kind: mail.kind,
      occasion: mail.occasion,
      subject: mail.subject,
      body: mail.body,
      state: 'due',
      next_attempt_at: tx.now,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'occasion']).doNothing())
    .execute()
}
