import { type DirectoryFile, stableId } from '@intarsi/directory-file'
import { type Api, onNewest } from './api.ts'

/** How many households of each territory's next meeting are admitted; all others wait for a person to decide. */
const ADMITTED: Readonly<Record<string, number>> = { MO: 1, PR: 2, RE: 1 }

const TO_DECIDE: ReadonlySet<string> = new Set(['routed', 'under-review', 'ready'])

type List<Item> = { items: Item[] }
type Table = { tableId: string; function: string }
type Meeting = { meetingId: string; capacity: { newTaken: number } }
type Agenda = List<{ referral: { referralId: string } | null }>
type Chaired = { chairId: string | null }
type CaseManager = { caseManagerId: string; personId: string; state: string; mode: string; version: number }

/**
 * Admits a few of the demo's households as who chairs their table; the first case manager of each territory accepts. Goes on
 * where an earlier start was stopped: who is decided on is left as is.
 */
export async function admitSome(api: Api, directory: DirectoryFile): Promise<void> {
  await Promise.all(Object.entries(ADMITTED).map((one) => admitIn(api, directory, one)))
}

async function admitIn(api: Api, { people }: DirectoryFile, [territory, count]: [string, number]) {
  const subjectOf = (personId: string | null) =>
    people.find(({ key }) => stableId('person', key) === personId)?.subject
  const coordinator = `demo|${territory.toLowerCase()}-coordinator`
  const get = <Answer>(path: string) => api.get<Answer>('equipe', path, coordinator)
  const { items: tables } = await get<List<Table>>(`/tables?territory=${territory}`)
  const table = tables.find((one) => one.function === 'take-charge')
  const { items: coming } = await get<List<Meeting>>(`/tables/${table?.tableId}/meetings?limit=20`)
  const meeting = coming.find(({ capacity }) => capacity.newTaken > 0)
  if (!meeting) return
  const { meetingId } = meeting
  const chair = subjectOf((await get<Chaired>(`/tables/${table?.tableId}`)).chairId) ?? coordinator
  const agenda = await get<Agenda>(`/meetings/${meetingId}`)
  const referralIds = agenda.items.flatMap(({ referral }) => referral?.referralId ?? []).slice(0, count)
  for (const referralId of referralIds) {
    const path = `/referrals/${referralId}`
    if (!TO_DECIDE.has((await get<{ standing: { state: string } }>(path)).standing.state)) continue
    const version = async () => (await get<{ version: number }>(path)).version
    await onNewest(version, (at) => api.post('equipe', `${path}/opening`, coordinator, {}, at))
    const decision = { kind: 'admit', meetingId }
    await onNewest(version, (at) => api.post('equipe', `${path}/decisions`, chair, decision, at))
  }
  const [first] = referralIds
  if (!first) return
  const managers = async () => (await get<List<CaseManager>>(`/referrals/${first}/case-managers`)).items
  // Elsewhere the table's decision confirms by itself.
  const asked = (await managers()).filter(({ state, mode }) => state === 'proposed' && mode === 'by-person')
  for (const { caseManagerId, personId } of asked) {
    const subject = subjectOf(personId)
    const version = async () =>
      (await managers()).find((one) => one.caseManagerId === caseManagerId)?.version ?? 0
    const path = `/case-managers/${caseManagerId}/accept`
    if (subject) await onNewest(version, (at) => api.post('equipe', path, subject, {}, at))
  }
}
