import type { DataOf, taskChanged, taskOverdue } from '@intarsi/contracts'
import { isUrgent, type Notice, type Parties, toPersons } from './notice.ts'

/** Whoever is given a task by somebody else; what it says and its area stay in casework. */
export function noticesOfTask(data: DataOf<typeof taskChanged>): Notice[] {
  if (!data.ownerIsNew || data.state !== 'open' || data.ownerId === data.changedBy) return []
  return toPersons([data.ownerId], {
    kind: 'task-given',
    params: { taskId: data.taskId, dueOn: data.dueOn },
    atOnce: isUrgent(data.urgency),
  })
}

/** A late task is its owner's first; after the grace the coordinator hears of it too. */
export function noticesOfOverdueTask(data: DataOf<typeof taskOverdue>, parties: Parties): Notice[] {
  const above = data.step === 'escalated' ? parties.coordinator : []
  return toPersons([data.ownerId, ...above], {
    kind: `task-${data.step}`,
    params: { taskId: data.taskId, dueOn: data.dueOn },
    atOnce: isUrgent(data.urgency),
  })
}
