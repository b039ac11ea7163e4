import { PERSON } from './desk-fixture.ts'

export const id = (last: string) => `01966000-0000-7000-8000-0000000000${last}`
export const [MEETING, TABLE, ITEM, REFERRAL] = [id('a1'), id('a2'), id('a3'), id('a4')]

/** A meeting to come, with one referral to be decided. */
export const MEETING_NOW = {
  meetingId: MEETING,
  tableId: TABLE,
  territory: 'RE',
  startsAt: '2026-12-10T09:00:00.000Z',
  minutes: 120,
  state: 'planned',
  extraordinary: false,
  formerStartsAt: null,
  capacity: { newReferrals: 8, newTaken: 1, updates: 4, updatesTaken: 0 },
  version: 1,
  attendance: [],
  delegates: [],
  abstentions: [],
  minutesText: null,
  decisions: [],
  items: [
    {
      agendaItemId: ITEM,
      kind: 'new-referral',
      state: 'planned',
      urgency: 'U2',
      deferrals: 0,
      subject: null,
      referral: {
        referralId: REFERRAL,
        number: 'RE-00000000-0',
        householdId: id('a7'),
        mayRead: true,
        state: 'ready-for-table',
        fileReady: true,
        betweenMeetings: false,
        rule: { id: 'RE.any', summary: 'Regola', facts: [] },
        preparerId: null,
        composition: { householdType: 'single', members: 1, minors: 0, languages: [], needs: {} },
        caseManagers: [],
        equipe: [],
      },
    },
  ],
}

export const TABLE_NOW = {
  tableId: TABLE,
  territory: 'RE',
  key: 'table',
  kind: 'table',
  function: 'take-charge',
  level: 'district',
  name: 'Tavolo',
  withoutNames: false,
  chairId: PERSON.personId,
  deputyIds: [],
  members: [],
}
