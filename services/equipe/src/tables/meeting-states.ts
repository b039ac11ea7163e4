import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import type { MeetingState } from './tables.ts'

export type MeetingCommand = 'convene' | 'open' | 'end' | 'approve-minutes' | 'move' | 'cancel'

type Step = { from: readonly MeetingState[]; to: MeetingState }

/** A meeting that moves is planned again: the new date decides when its agenda freezes. */
const STEPS: Record<MeetingCommand, Step> = {
  convene: { from: ['planned'], to: 'convened' },
  open: { from: ['planned', 'convened'], to: 'in-session' },
  end: { from: ['in-session'], to: 'held' },
  'approve-minutes': { from: ['held'], to: 'minuted' },
  move: { from: ['planned', 'convened'], to: 'planned' },
  cancel: { from: ['planned', 'convened'], to: 'cancelled' },
}

/** Where a command leads a meeting. A repeat of what is done already is refused too: it says the state. */
export function stepMeeting(
  state: MeetingState,
  command: MeetingCommand,
): Accepted<MeetingState> | Rejected<'meeting-state-forbids'> {
  const step = STEPS[command]
  if (step.from.includes(state)) return accept(step.to)
  return reject('meeting-state-forbids', `A meeting that is ${state} cannot take the command ${command}.`, {
    state,
    startsFrom: step.from,
  })
}
