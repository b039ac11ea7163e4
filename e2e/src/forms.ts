import { exampleForm, type ReferralForm, type Territory } from '@intarsi/contracts'
import { stableId } from '@intarsi/directory-file'
import { romeDay } from '@intarsi/territories'

const HOME: Partial<Record<Territory, { sportello: string; municipality: string }>> = {
  MO: { sportello: 'cas-modena', municipality: '036023' },
  PR: { sportello: 'immigrazione-asilo-parma', municipality: '034027' },
  RA: { sportello: 'casa-delle-culture', municipality: '039014' },
  RE: { sportello: 'polo-reggio', municipality: '035033' },
  RU: { sportello: 'sportello-rubicone', municipality: '040045' },
}

const DAY_MS = 86_400_000

/** The date so many days from now where the users are; an hour or two before midnight UTC that is tomorrow there. */
export function inDays(days: number): string {
  return romeDay(new Date(Date.now() + days * DAY_MS))
}

/** The worked scheda of the contracts, at home in a territory; ordinary (U3) unless changed. */
export function formOf(territory: Territory, change: Partial<ReferralForm> = {}): ReferralForm {
  const home = HOME[territory]
  if (!home) throw new Error(`No test household lives in ${territory}.`)
  return {
    ...exampleForm,
    sportelloId: stableId('sportello', home.sportello),
    interviewOn: inDays(-1),
    leavesOn: inDays(75),
    leaveReason: 'project-end',
    inChargeOfSocialService: { answer: 'yes', territory, office: 'Polo sociale' },
    residence: home.municipality,
    livesIn: home.municipality,
    ...change,
  }
}
