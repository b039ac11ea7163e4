import { deliveryFailed } from '@intarsi/contracts'
import type { Clock } from '@intarsi/kernel'
import type { UnitOfWork } from '@intarsi/messaging'
import type { Worker } from '@intarsi/runtime'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { NotificationsSchema } from '../schema.ts'
import { nextAttempt } from './retry-schedule.ts'

/** Sends one mail; rejects with an error whose `permanent` says that trying again is pointless. */
export type SendMail = (mail: {
  messageId: string
  to: string
  subject: string
  text: string
}) => Promise<void>

const LEASE_MS = 120_000
const MAILS_A_RUN = 20

type SendDeps = {
  db: Kysely<NotificationsSchema>
  unitOfWork: UnitOfWork<NotificationsSchema>
  clock: Clock
  logger: Logger
  send: SendMail
}

type DueMail = { id: string; person_id: string; subject: string; body: string; attempts: number }

/**
 * Sends the mails that are due. No transaction is open while talking to the mail server: a lease keeps other instances
 * away, the row's id is the Message-ID, so a mail sent twice after a crash is one mail to its reader.
 */
export function sendWorker(deps: SendDeps): Worker {
  return {
    name: 'send-mail',
    everyMs: 2_000,
    run: async () => {
      const mails = await lease(deps)
      for (const mail of mails) await sendOne(deps, mail)
      return mails.length
    },
  }
}

async function lease({ db, clock }: SendDeps): Promise<DueMail[]> {
  const now = clock.now()
  return db
    .updateTable('mail')
    .set({ leased_until: new Date(now.getTime() + LEASE_MS) })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mail')
        .select('id')
        .where('state', '=', 'due')
        .where('next_attempt_at', '<=', now)
        .where((or) => or.or([or('leased_until', 'is', null), or('leased_until', '<', now)]))
        .orderBy('next_attempt_at')
        .limit(MAILS_A_RUN)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'person_id', 'subject', 'body', 'attempts'])
    .execute()
}

async function sendOne(deps: SendDeps, mail: DueMail): Promise<void> {
  const contact = await deps.db
    .selectFrom('contact_point')
    .select('email')
    .where('person_id', '=', mail.person_id)
    .executeTakeFirst()
  if (!contact) return close(deps, mail, { state: 'no-address' })
  try {
    await deps.send({
      messageId: `<${mail.id}@intarsi>`,
      to: contact.email,
      subject: mail.subject,
      text: mail.body,
    })
  } catch (error) {
    return retryOrFail(deps, mail, error as Error & { permanent?: boolean })
  }
  return close(deps, mail, { state: 'sent', sent_at: deps.clock.now() })
}

async function close(
  { db }: SendDeps,
  mail: DueMail,
  outcome: { state: 'sent' | 'no-address'; sent_at?: Date },
): Promise<void> {
  await db
    .updateTable('mail')
    .set({ ...outcome, leased_until: null, attempts: sql`attempts + 1` })
    .where('id', '=', mail.id)
    .execute()
}

async function retryOrFail(
  deps: SendDeps,
  mail: DueMail,
  error: Error & { permanent?: boolean },
): Promise<void> {
  const attempts = mail.attempts + 1
  const next = error.permanent ? null : nextAttempt(attempts, deps.clock.now())
  deps.logger.warn(
    { mailId: mail.id, attempts, permanent: error.permanent === true },
    'a mail was not delivered',
  )
  await deps.unitOfWork(async (tx) => {
    await tx.trx
      .updateTable('mail')
      .set({
        attempts,
        leased_until: null,
        last_error: error.message.slice(0, 200),
        ...(next ? { next_attempt_at: next } : { state: 'failed' as const }),
      })
      .where('id', '=', mail.id)
      .execute()
    if (next) return
    await tx.lock('notifications.households', mail.person_id)
    await tx.announce(deliveryFailed, mail.person_id, {
      noticeId: mail.id,
      personId: mail.person_id,
      channel: 'email',
      attempts,
      failedAt: tx.now.toISOString(),
    })
  })
}
