import { caseManagerProposed, exampleEvent, referralRouted, referralSubmitted } from '@intarsi/contracts'
import type { Announced, Facts, Logged } from '../facts.ts'

const AT = Date.parse('2026-11-23T09:00:00Z')
const household = 'household-1'
const sender = 'sender-1'

const event = (
  service: string,
  contract: typeof referralRouted | typeof referralSubmitted | typeof caseManagerProposed,
  sequence: number,
  data: object,
): Announced => ({
  service,
  topic: contract.topic,
  key: household,
  envelope: {
    ...exampleEvent(contract),
    ...{
      id: `${service}-${sequence}`,
      source: `/${service}/households/${household}`,
      partitionkey: household,
    },
    sequence: String(sequence).padStart(12, '0'),
    data,
  },
})

const announced = [
  event('intake', referralSubmitted, 1, {}),
  event('equipe', referralRouted, 1, {
    ...{ preparerId: 'preparer-1', coordinatorId: 'coordinator-1', alsoTell: [], tableId: 'table-1' },
    ...{ meeting: {}, urgency: 'U3', standing: { state: 'routed' } },
  }),
  event('equipe', caseManagerProposed, 2, { personId: 'manager-1' }),
]

const logged = ({ topic, key, envelope }: Announced, index: number): Logged => ({
  ...{
    topic,
    partition: 3,
    key,
    eventId: envelope.id,
    sequence: Number(envelope.sequence),
    at: AT + index * 10,
  },
})

const notice = (eventId: string, recipientId: string, kind: string, position = 1) => ({
  ...{ eventId, recipientId, kind, householdId: household, position },
})

/** One referral on its whole way, and nothing wrong with it. */
export const sound: Facts = {
  acknowledged: [{ referralId: 'referral-1', householdId: household, number: 'RE-1' }],
  unanswered: 0,
  amended: [{ requestId: 'request-1', referralId: 'referral-1' }],
  answers: ['503 referrals', '201 referrals', '202 amendments'],
  pages: [
    {
      referralId: 'referral-1',
      sender: {
        state: 'routed',
        queue: { kind: 'table', id: 'table-1' },
        caseManagers: [{ seat: 'case-manager', personId: 'manager-1' }],
      },
      coordinator: { state: 'routed', queue: { kind: 'table', id: 'table-1' }, answered: ['request-1'] },
    },
  ],
  referrals: [{ referralId: 'referral-1', householdId: household, referrerId: sender, state: 'routed' }],
  queue: [{ referralId: 'referral-1', kind: 'table', rootId: 'table-1' }],
  caseManagers: [
    { referralId: 'referral-1', householdId: household, seat: 'case-manager', personId: 'manager-1' },
  ],
  notices: [
    notice('equipe-1', 'preparer-1', 'referral-to-prepare'),
    notice('equipe-1', 'table-1', 'referral-on-agenda'),
    notice('equipe-1', sender, 'referral-routed'),
    notice('equipe-2', 'manager-1', 'case-manager-proposed'),
  ],
  announced,
  applied: [
    { consumer: 'equipe', eventId: 'intake-1', place: 1 },
    { consumer: 'notifications', eventId: 'equipe-1', place: 2 },
    { consumer: 'notifications', eventId: 'equipe-2', place: 3 },
  ],
  listening: {
    equipe: [referralSubmitted.type],
    notifications: [referralRouted.type, caseManagerProposed.type],
  },
  log: announced.map(logged),
  strikes: [{ kind: 'instance-killed', from: AT + 100, until: AT + 200, struck: true }],
  hiddenParked: 0,
  parked: [
    {
      consumer: 'notifications',
      topic: 't',
      key: household,
      eventId: 'equipe-1',
      sequence: 1,
      reason: 'handler',
    },
    {
      consumer: 'notifications',
      topic: 't',
      key: household,
      eventId: 'equipe-2',
      sequence: 2,
      reason: 'behind',
    },
  ],
  endedAlone: 0,
  planted: [],
  discarded: [],
  unreadable: { planted: 1, deadLetters: { equipe: 1 } },
  leftParked: { equipe: 0 },
  migrated: { same: true },
}

/** The second record again, so many milliseconds after the first was written. */
export const publishedAgain = (afterMs: number): Partial<Facts> => ({
  log: [...sound.log, { ...(sound.log[1] as Logged), at: AT + afterMs }],
})
