import { expect, test } from 'vitest'
import type { Facts } from '../facts.ts'
import { faultsIn } from './check.ts'
import { publishedAgain, sound } from './sound.fixture.ts'

const without = <Row>(rows: readonly Row[], index: number) => rows.toSpliced(index, 1)
const twice = <Row>(rows: readonly Row[], index: number) => [...rows, rows[index] as Row]

test('a sound run has no fault', () => {
  expect(faultsIn(sound)).toEqual([])
})

test.for<[string, Partial<Facts>, RegExp]>([
  ['an acknowledged referral is lost', { referrals: [] }, /acknowledged and is not stored once/],
  [
    'a referral is stored twice',
    { referrals: twice(sound.referrals, 0) },
    /acknowledged and is not stored once/,
  ],
  [
    'a referral that was sent once is stored as two',
    { referrals: [...sound.referrals, { ...sound.referrals[0]!, referralId: 'referral-2' }] },
    /1 referrals are stored that nobody was told of, and 0 senders were not answered/,
  ],
  ['a number is given twice', { acknowledged: twice(sound.acknowledged, 0) }, /given to two referrals/],
  [
    'a referral is never routed',
    { referrals: [{ ...sound.referrals[0]!, state: 'submitted' }] },
    /never routed/,
  ],
  ['a referral is on no table', { queue: [] }, /stands in 0 queues/],
  ['a referral is on two tables', { queue: twice(sound.queue, 0) }, /stands in 2 queues/],
  ['a referral has no case manager', { caseManagers: [] }, /has no case manager/],
  ['a seat is given twice', { caseManagers: twice(sound.caseManagers, 0) }, /two persons on one seat/],
  [
    'equipe knows what intake does not',
    { referrals: [], acknowledged: [] },
    /known to equipe and not to intake/,
  ],
  ['a referral cannot be read', { pages: [] }, /cannot be read/],
  [
    'its sender reads another queue',
    { queue: [{ ...sound.queue[0]!, rootId: 'table-2' }] },
    /is shown in queue table-1, stands in table-2/,
  ],
  ['a client is told of a bug', { answers: ['500 referrals'] }, /a client was told 500/],
  [
    'an amendment is never answered',
    { amended: [{ requestId: 'other', referralId: 'referral-1' }] },
    /not answered once/,
  ],
  ['somebody is not told', { notices: without(sound.notices, 0) }, /preparer-1 was told 0 times/],
  ['somebody is told twice', { notices: twice(sound.notices, 3) }, /manager-1 was told 2 times/],
  [
    'a stranger is told',
    { notices: [...sound.notices, { ...sound.notices[0]!, recipientId: 'stranger' }] },
    /stranger was told and is not concerned/,
  ],
  [
    'somebody is told of what was never committed',
    { notices: [...sound.notices, { ...sound.notices[0]!, eventId: 'no-event' }] },
    /preparer-1 was told of no-event, which was never committed/,
  ],
  ['a number is left out', { announced: without(sound.announced, 1) }, /published and never committed/],
  [
    'the first fact of a household is not its first',
    { announced: sound.announced.toSpliced(1, 1), log: sound.log.toSpliced(1, 1) },
    /committed with the numbers 2/,
  ],
  ['an event is never published', { log: without(sound.log, 2) }, /committed and never published/],
  ['the second fact is published first', { log: sound.log.toReversed() }, /published in the order 2, 1/],
  ['an event is not applied', { applied: without(sound.applied, 2) }, /equipe-2 0 times/],
  ['an event is applied twice', { applied: twice(sound.applied, 2) }, /equipe-2 2 times/],
  [
    'the second fact takes effect first',
    { applied: sound.applied.map((row) => ({ ...row, place: -row.place })) },
    /took effect in the order 2, 1/,
  ],
  ['an event is published twice for nothing', publishedAgain(50), /nothing had interrupted it/],
  ['an event is parked out of order', { parked: sound.parked.toReversed() }, /parked in the order 2, 1/],
  ['a parked event is never redriven', { applied: sound.applied.slice(0, 2) }, /parked and never redriven/],
  ['something parked is not shown', { hiddenParked: 1 }, /1 parked events were not shown/],
  ['something is left parked', { leftParked: { equipe: 2 } }, /still has 2 parked events/],
  [
    'an unreadable record is dropped',
    { unreadable: { planted: 1, deadLetters: { equipe: 0 } } },
    /put 0 of 1/,
  ],
  ['a process gives up', { endedAlone: 1 }, /1 processes ended/],
  ['a killed migration ends otherwise', { migrated: { same: false } }, /ended otherwise/],
])('it is seen that %s', ([, change, fault]) => {
  expect(faultsIn({ ...sound, ...change }).join('\n')).toMatch(fault)
})

test('an event that was in flight at a strike may be published again', () => {
  expect(faultsIn({ ...sound, ...publishedAgain(150) })).toEqual([])
})

test('it may be so once for each strike, and soon after it', () => {
  const again = publishedAgain(150).log!
  const third = { ...again[3]!, at: again[3]!.at + 10 }
  expect(faultsIn({ ...sound, log: [...again, third] }).join()).toMatch(/published again after 10 ms/)
  const [strike] = sound.strikes
  expect(faultsIn({ ...sound, log: [...again, third], strikes: [strike!, { ...strike! }] })).toEqual([])
  expect(faultsIn({ ...sound, ...publishedAgain(20_300) }).join()).toMatch(/nothing had interrupted it/)
})

test('connections that are reset four times interrupt four times', () => {
  const again = publishedAgain(150).log!
  const last = again[3]!
  const more = (times: number) => Array.from({ length: times }, (_, n) => ({ ...last, at: last.at + n + 1 }))
  const strikes = [{ ...sound.strikes[0]!, kind: 'connections-reset' as const }]
  expect(faultsIn({ ...sound, log: [...again, ...more(3)], strikes })).toEqual([])
  expect(faultsIn({ ...sound, log: [...again, ...more(4)], strikes }).join()).toMatch(/published again/)
})

test('a referral that nobody amends is routed once', () => {
  const routed = { ...sound.announced[1]!, topic: 'elsewhere', key: 'other' }
  const data = { ...(routed.envelope.data as object), referralId: 'referral-1' }
  const one = { ...routed, envelope: { ...routed.envelope, data } }
  const announced = [
    ...sound.announced.with(1, {
      ...sound.announced[1]!,
      envelope: { ...sound.announced[1]!.envelope, data },
    }),
    one,
  ]
  expect(faultsIn({ ...sound, amended: [], announced }).join()).toMatch(
    /referral-routed\.v1 of referral referral-1 was announced 2 times/,
  )
  expect(faultsIn({ ...sound, announced }).join()).not.toMatch(/was announced/)
})

test('a planted event belongs to nobody, and everybody who listens has parked it and given it up', () => {
  const record = { ...sound.log[0]!, eventId: 'planted', key: 'elsewhere' }
  const planted = { log: [...sound.log, record], planted: ['planted'] }
  const one = { consumer: 'equipe', topic: 't', key: 'elsewhere', eventId: 'planted', sequence: 0 }
  const parked = [...sound.parked, { ...one, reason: 'schema' }]
  const discarded = [{ consumer: 'equipe', eventId: 'planted' }]
  expect(faultsIn({ ...sound, ...planted, parked, discarded })).toEqual([])
  expect(faultsIn({ ...sound, ...planted, discarded }).join()).toMatch(/equipe has not parked planted/)
  expect(faultsIn({ ...sound, ...planted, parked }).join()).toMatch(/equipe has no word of why planted/)
})

test('what was published long before a strike, or at a point that nobody came to, was not in flight', () => {
  const [strike] = sound.strikes
  const later = { ...strike!, from: strike!.from + 10_000, until: strike!.until + 10_000 }
  expect(faultsIn({ ...sound, ...publishedAgain(10_150), strikes: [later] }).join()).toMatch(/nothing had/)
  const missed = [{ ...strike!, kind: 'killed-before-mark', struck: false }] as const
  expect(faultsIn({ ...sound, ...publishedAgain(150), strikes: missed }).join()).toMatch(/nothing had/)
})

test('who was sending when the broker went away sends again some seconds after it is back', () => {
  const [strike] = sound.strikes
  const before = { from: strike!.from - 4_000, until: strike!.until - 4_000, struck: true }
  const faultsAfter = (kind: 'broker-killed' | 'instance-killed') =>
    faultsIn({ ...sound, ...publishedAgain(150), strikes: [{ ...before, kind }] })
  expect(faultsAfter('broker-killed')).toEqual([])
  expect(faultsAfter('instance-killed').join()).toMatch(/nothing had interrupted it/)
})

test('what waits on the coordinator tells the coordinator, and nobody twice', () => {
  const routed = sound.announced[1]!
  const envelope = {
    ...routed.envelope,
    data: { ...(routed.envelope.data as object), preparerId: null, alsoTell: ['coordinator-1'] },
  }
  const announced = sound.announced.with(1, { ...routed, envelope })
  const notices = sound.notices.with(0, { ...sound.notices[0]!, recipientId: 'coordinator-1' })
  expect(faultsIn({ ...sound, announced, notices })).toEqual([])
})
