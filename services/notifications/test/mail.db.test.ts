import { keepPerson } from '@intarsi/access'
import { meetingChanged, personChanged, referralRouted, tableChanged } from '@intarsi/contracts'
import { eventually } from '@intarsi/testkit'
import { type ParsedMail, simpleParser } from 'mailparser'
import pino from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeWorker } from '../src/mail/compose-worker.ts'
import { sendWorker } from '../src/mail/send-worker.ts'
import { createSmtpSender } from '../src/mail/smtp.ts'
import { importContacts } from '../src/preferences/bring-in-contacts.ts'
import { openFixture, publicUrl } from './notifications-fixture.ts'

type Answer = { code: number } | null

async function openMailbox() {
  const mails: ParsedMail[] = []
  let answer: Answer = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, callback) =>
      callback(answer ? Object.assign(new Error('refused'), { responseCode: answer.code }) : null),
    onData: (stream, _session, callback) => {
      void simpleParser(stream).then((mail) => {
        mails.push(mail)
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address() as { port: number }
  return {
    mails,
    url: `smtp://127.0.0.1:${address.port}`,
    answer: (next: Answer) => {
      answer = next
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

let fixture: Awaited<ReturnType<typeof openFixture>>
let mailbox: Awaited<ReturnType<typeof openMailbox>>
let smtp: ReturnType<typeof createSmtpSender>

beforeEach(async () => {
  fixture = await openFixture()
  mailbox = await openMailbox()
  smtp = createSmtpSender(mailbox.url, 'intarsi <noreply@example.org>')
})
afterEach(async () => {
  smtp.close()
  await mailbox.close()
  await fixture.close()
})

const preparer = String(referralRouted.example.preparerId)
const urgent = { ...referralRouted.example, urgency: 'U1' as const }
const run = async () => {
  const deps = { ...fixture, publicUrl, logger: pino({ level: 'silent' }), send: smtp.send }
  await composeWorker(deps).run()
  await sendWorker(deps).run()
}

test('an urgent notice is mailed at once, with a stable Message-ID and nobody named', async () => {
  await importContacts(
    fixture.db,
    [{ personId: preparer, email: 'preparer@example.org' }],
    fixture.clock.now(),
  )
  await fixture.deliver(fixture.envelopeOf(referralRouted, urgent))
  await run()
  await eventually(() => mailbox.mails.length === 1, { deadlineMs: 5_000 })
  const row = await fixture.db
    .selectFrom('mail')
    .selectAll()
    .where('person_id', '=', preparer)
    .executeTakeFirstOrThrow()
  expect(mailbox.mails[0]).toMatchObject({ messageId: `<${row.id}@intarsi>` })
  expect(mailbox.mails[0]?.subject).toContain('[U1] Nuova segnalazione da istruire')
  expect(mailbox.mails[0]?.text).toContain(publicUrl)
})

test('ten urgent referrals within a minute are two mails, not ten', async () => {
  await importContacts(
    fixture.db,
    [{ personId: preparer, email: 'preparer@example.org' }],
    fixture.clock.now(),
  )
  for (let i = 0; i < 10; i++) {
    await fixture.deliver(fixture.envelopeOf(referralRouted, urgent))
    await run()
    fixture.clock.advance(1_000)
  }
  fixture.clock.advance(60_000)
  await run()
  const mine = mailbox.mails.filter((mail) => mail.text?.includes('istruire'))
  expect(mine).toHaveLength(2)
  expect(mine[1]?.subject).toBe('intarsi: 9 avvisi')
})

test('a mail server that is away is tried again later, and a refused address only once', async () => {
  await importContacts(
    fixture.db,
    [{ personId: preparer, email: 'preparer@example.org' }],
    fixture.clock.now(),
  )
  mailbox.answer({ code: 451 })
  await fixture.deliver(fixture.envelopeOf(referralRouted, urgent))
  await run()
  const state = async () =>
    fixture.db
      .selectFrom('mail')
      .select(['state', 'attempts'])
      .where('person_id', '=', preparer)
      .executeTakeFirst()
  expect(await state()).toMatchObject({ state: 'due', attempts: 1 })
  mailbox.answer({ code: 550 })
  fixture.clock.advance(61_000)
  await run()
  expect(await state()).toMatchObject({ state: 'failed', attempts: 2 })
  const failed = (await fixture.outbox()).filter((event) => event.type.includes('delivery-failed'))
  expect(failed).toMatchObject([{ data: { personId: preparer, channel: 'email', attempts: 2 } }])
})

const convened = { ...meetingChanged.example, tell: [] }

/** A table with these members, each reached by mail. */
async function seat(...memberIds: string[]) {
  const table = { ...tableChanged.example, memberIds, chairId: null }
  await fixture.deliver(fixture.envelopeOf(tableChanged, table))
  const contacts = memberIds.map((personId) => ({ personId, email: `${personId}@example.org` }))
  await importContacts(fixture.db, contacts, fixture.clock.now())
}

test('before a meeting each member gets one mail with what stands on its agenda, and only that', async () => {
  await seat(fixture.newId(), fixture.newId())
  // Routed to that meeting, and taken off its agenda since.
  await fixture.deliver(fixture.envelopeOf(referralRouted, referralRouted.example))
  const items = [
    { kind: 'review', urgency: 'U3', referralNumber: 'RE-AAAAAAAA-1' },
    { kind: 'new-referral', urgency: 'U3', referralNumber: 'RE-BBBBBBBB-2' },
  ] as const
  await fixture.deliver(fixture.envelopeOf(meetingChanged, { ...convened, items: [...items] }))
  await run()
  expect(mailbox.mails).toHaveLength(2)
  for (const { subject, text } of mailbox.mails) {
    expect(subject).toBe('intarsi: ordine del giorno, 2 voci')
    expect(text).toContain('Nuove segnalazioni: 1\n- RE-BBBBBBBB-2\n\nVerifiche: 1\n- RE-AAAAAAAA-1')
    expect(text).not.toContain(referralRouted.example.referralNumber)
  }
})

test('a meeting that moved is told again when it is convened anew, and the same convening once', async () => {
  await seat(fixture.newId())
  await fixture.deliver(fixture.envelopeOf(meetingChanged, convened))
  await fixture.deliver(fixture.envelopeOf(meetingChanged, convened))
  const moved = { ...convened, startsAt: '2026-12-15T09:00:00.000Z', formerStartsAt: convened.startsAt }
  await fixture.deliver(fixture.envelopeOf(meetingChanged, moved))
  await run()
  const agendas = mailbox.mails.filter(({ subject }) => subject?.includes('ordine del giorno'))
  const days = agendas.map(({ text }) => /convocata per il (\d+) dicembre/.exec(text ?? '')?.[1])
  expect(days.sort()).toEqual(['10', '15'])
})

test('no agenda is mailed once the meeting has begun, nor to a member whose account is closed', async () => {
  const gone = fixture.newId()
  await seat(gone)
  await keepPerson(fixture.db, { ...personChanged.example, personId: gone, active: false })
  await fixture.deliver(fixture.envelopeOf(meetingChanged, convened))
  await seat(fixture.newId())
  fixture.clock.advance(Date.parse(convened.startsAt) - fixture.clock.now().getTime())
  await fixture.deliver(fixture.envelopeOf(meetingChanged, convened))
  expect(await fixture.db.selectFrom('mail').selectAll().execute()).toEqual([])
})

test('whoever wants no mail gets none, and the inbox keeps the notice', async () => {
  await fixture.db
    .insertInto('preference')
    .values({ person_id: preparer, email: 'off', locale: 'it', updated_at: fixture.clock.now() })
    .execute()
  await importContacts(
    fixture.db,
    [{ personId: preparer, email: 'preparer@example.org' }],
    fixture.clock.now(),
  )
  await fixture.deliver(fixture.envelopeOf(referralRouted, urgent))
  await run()
  expect(mailbox.mails.filter((mail) => mail.text?.includes('istruire'))).toEqual([])
  const notices = await fixture.db
    .selectFrom('notice')
    .select('id')
    .where('recipient_id', '=', preparer)
    .execute()
  expect(notices).toHaveLength(1)
})
