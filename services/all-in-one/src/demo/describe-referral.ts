import { checkForm, factsOf, romeDay, type Territory, type Urgency } from '@intarsi/contracts'
import type { ReferralRow } from '@intarsi/referral-file'
import { latestProfile, seatsFor } from '@intarsi/territories'
import type { Api } from './api.ts'
import type { DemoRow } from './demo-table.ts'
import type { Told } from './watch-referral.ts'

export type ReferralOfDemo = { row: ReferralRow; referralId: string; told: Told | null }

type HolderView = {
  referralNumber: string
  territory: Territory
  urgency: Urgency
  referrerRole: string
  requestKind: string
  standing: { state: string; queue: { kind: string; id: string } | null; nextStepOn: string | null }
  meeting: { startsAt: string } | null
  preparerId: string | null
  rule: { id: string }
  gate: { id: string } | null
  choices: { purpose: string; personId: string | null }[]
}

const STATES: Record<string, string> = {
  'awaiting-precondition': 'in attesa di un requisito',
  'waiting-until': 'in attesa',
  'exclusion-proposed': 'da confermare',
}

/** One line of the demo's table, from what the coordinator of the territory reads over HTTP. */
export async function describeReferral(
  api: Api,
  { row, referralId, told }: ReferralOfDemo,
): Promise<DemoRow> {
  const territory = await territoryOf(api, referralId)
  const account = `demo|${territory.toLowerCase()}-coordinator`
  const referral = await api.get<HolderView>('equipe', `/referrals/${referralId}`, account)
  const proposed = referral.choices.filter((choice) => choice.purpose === 'case-manager')
  const managerIds = [
    ...new Set([...proposed.flatMap((choice) => choice.personId ?? []), ...(told?.caseManagers ?? [])]),
  ]
  const names = await namesOf(api, account, [referral.preparerId, ...managerIds])
  return {
    number: referral.referralNumber,
    territory,
    table: await queueName(api, account, referral),
    meeting: meetingOf(referral),
    preparer: names(referral.preparerId),
    caseManager:
      managerIds.length === 0
        ? '—'
        : `${managerIds.map(names).join(', ')}${told?.interim ? ' (ad interim)' : ''}`,
    equipe: expectedEquipe(row, referral),
    urgency: referral.urgency,
    rule: referral.gate?.id ?? referral.rule.id,
    milliseconds: told?.milliseconds ?? null,
  }
}

async function territoryOf(api: Api, referralId: string): Promise<Territory> {
  const { items } = await api.get<{ items: { territory: Territory }[] }>(
    'notifications',
    `/referrals/${referralId}/notices`,
    'operator',
  )
  const territory = items[0]?.territory
  if (!territory) throw new Error(`nobody was told of referral ${referralId}`)
  return territory
}

async function queueName(api: Api, account: string, { territory, standing }: HolderView): Promise<string> {
  const { queue } = standing
  if (queue === null) return standing.state
  if (queue.kind === 'coordinator') return 'coda del coordinatore'
  const { items } = await api.get<{ items: { tableId: string; name: string }[] }>(
    'equipe',
    `/tables?territory=${territory}`,
    account,
  )
  return items.find((table) => table.tableId === queue.id)?.name ?? queue.id
}

function meetingOf({ meeting, standing }: HolderView): string {
  if (meeting) {
    return new Intl.DateTimeFormat('it-IT', {
      timeZone: 'Europe/Rome',
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(meeting.startsAt))
  }
  const state = STATES[standing.state] ?? 'senza data'
  return standing.nextStepOn ? `${state} (${standing.nextStepOn})` : state
}

async function namesOf(api: Api, account: string, ids: readonly (string | null)[]) {
  const personIds = [...new Set(ids.filter((id) => id !== null))]
  const { items } =
    personIds.length === 0
      ? { items: [] }
      : await api.post<{ items: { personId: string; label: string | null }[] }>(
          'equipe',
          '/person-labels',
          account,
          {
            personIds,
          },
        )
  const labels = new Map(items.map(({ personId, label }) => [personId, label]))
  return (id: string | null) => (id === null ? '—' : (labels.get(id) ?? id))
}

/** The seats that the territory's model gives this household when it is admitted. */
function expectedEquipe(row: ReferralRow, referral: HolderView): string {
  const on = romeDay(new Date())
  const checked = checkForm(row.form, { on, sportelloTerritory: null, fieldsRequired: () => [] })
  if (!checked.ok) return '—'
  const profile = latestProfile(referral.territory)
  const { urgency, referrerRole, requestKind } = referral
  const plan = seatsFor(profile, factsOf(checked.form, on), { urgency, referrerRole, requestKind, on })
  const needed = plan.seats.filter((seat) => seat.mode !== 'on-call' && seat.needed).length
  const onCall = plan.seats.filter((seat) => seat.mode === 'on-call' && seat.needed).length
  return `${profile.equipe.it}: ${needed} posti${onCall > 0 ? ` + ${onCall} a chiamata` : ''}`
}
