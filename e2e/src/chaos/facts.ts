import type { Envelope } from '@intarsi/contracts'
import type { FaultKind } from './faults.ts'

/** What a run left behind, as users and the databases show it. Plain data: the checker needs nothing else. */
export type Facts = {
  /** What clients were told with 201. */
  acknowledged: readonly Acknowledged[]
  /** How many clients never heard that their referral was taken: it is stored once or not at all. */
  unanswered: number
  /** Amendments that clients were told are taken. */
  amended: readonly { requestId: string; referralId: string }[]
  /** Every status that was answered, with the path's last word. */
  answers: readonly string[]
  /** Each acknowledged referral as its sender and its coordinator read it, over HTTP. */
  pages: readonly Page[]
  /** Intake's referrals, acknowledged or not. */
  referrals: readonly { referralId: string; householdId: string; referrerId: string; state: string }[]
  /** Equipe's queue of open referrals. */
  queue: readonly { referralId: string; kind: string; rootId: string }[]
  /** Who has, or may soon have, a household. */
  caseManagers: readonly { referralId: string; householdId: string; seat: string; personId: string }[]
  notices: readonly Notice[]
  /** The outboxes: every event that was committed, oldest first per service. */
  announced: readonly Announced[]
  /** Every event as often as a consumer has applied it; places ascend in the order in which a root's took effect. */
  applied: readonly { consumer: string; eventId: string; place: number }[]
  /** Which facts each service listens to. */
  listening: Readonly<Record<string, readonly string[]>>
  /** The broker's log since the run began, in the order of each partition. */
  log: readonly Logged[]
  strikes: readonly Strike[]
  /** Processes that ended although nobody killed them. */
  endedAlone: number
  /** How many events were parked, and no operator could see them. */
  hiddenParked: number
  /** What operators saw parked, over HTTP, in the order in which a redrive applies it. */
  parked: readonly Parked[]
  /** Ids of the events that the run itself put into the log, of a referral submitted that breaks its contract. */
  planted: readonly string[]
  /** What operators gave up, with their reason. */
  discarded: readonly { consumer: string; eventId: string }[]
  unreadable: { planted: number; deadLetters: Readonly<Record<string, number>> }
  /** What is still parked at the end, by service. */
  leftParked: Readonly<Record<string, number>>
  /** Null: no migration was killed. */
  migrated: { same: boolean } | null
}

export type Acknowledged = { referralId: string; householdId: string; number: string }

export type Page = {
  referralId: string
  sender: {
    state: string
    queue: { kind: string; id: string } | null
    caseManagers: readonly { seat: string; personId: string }[]
  }
  coordinator: { state: string; queue: { kind: string; id: string } | null; answered: readonly string[] }
}

export type Notice = {
  eventId: string
  recipientId: string
  kind: string
  householdId: string | null
  position: number
}

export type Announced = { service: string; topic: string; key: string; envelope: Envelope }

/** `eventId` is null for what is no event. `at`: milliseconds since 1970, by the producer's clock. */
export type Logged = {
  topic: string
  partition: number
  key: string
  eventId: string | null
  sequence: number
  at: number
}

/**
 * A fault and the time in which it worked, its repair included; milliseconds since 1970. `struck` is false when nobody came
 * to the point at which a process was to die.
 */
export type Strike = { kind: FaultKind; from: number; until: number; struck: boolean }

export type Parked = {
  consumer: string
  topic: string
  key: string
  eventId: string
  sequence: number
  reason: string
}
