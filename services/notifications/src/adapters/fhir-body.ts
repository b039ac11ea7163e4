import type { Envelope, ReferralState } from '@intarsi/contracts'
import { taskOf } from './fhir-resources.ts'

/** Public events after which a Task is another than before. */
const TELLING: ReadonlySet<string> = new Set(
  ['referral-submitted', 'referral-updated', 'presa-in-carico-opened', 'presa-in-carico-closed'].map(
    (name) => `it.intarsi.public.${name}.v1`,
  ),
)

export function isTaskEvent(type: string): boolean {
  return TELLING.has(type)
}

type CaseData = {
  referralId: string
  referralNumber: string
  householdId: string
  bodyId: string | null
  tableId: string | null
  state?: string
  caseManagerId?: string
}

/** The event as the Task that it leaves behind: the same ids and state, for receivers that speak FHIR. */
export function taskBodyOf(text: string): string {
  const event = JSON.parse(text) as Envelope<CaseData>
  const { data } = event
  const aboutReferral = event.type.includes('.referral-')
  return JSON.stringify(
    taskOf({
      ...data,
      state: aboutReferral ? (data.state as ReferralState) : 'admitted',
      picEnded: event.type.includes('.presa-in-carico-closed.'),
      caseManagerId: data.caseManagerId ?? null,
      updatedAt: event.time,
    }),
  )
}
