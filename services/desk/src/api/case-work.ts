import { type Area, areaSchema, date, id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

const task = z.object({
  taskId: id,
  picId: id,
  area: areaSchema,
  objectiveId: id.nullable(),
  title: z.string().nullable(),
  notes: z.string().nullable(),
  result: z.string().nullable(),
  ownerId: id,
  dueOn: date,
  state: z.enum(['open', 'done', 'dropped']),
  overdue: z.boolean(),
  addedAt: instant,
  endedAt: instant.nullable(),
  version: z.number(),
})
export type CaseTask = z.infer<typeof task>

const tasks = z.object({ items: z.array(task), next: z.string().nullable() })
const nothing = z.looseObject({})
const EVERY = 200

export type TaskPage = z.infer<typeof tasks>

/** What is still to be done in a case, or in one area of it, by date. */
export async function listOpenTasks(
  { casework }: Callers,
  picId: string,
  filters: { area?: Area } = {},
): Promise<CaseTask[]> {
  const asked = { ...filters, state: 'open', limit: EVERY }
  return (await casework.get(`/presa-in-carico/${picId}/tasks`, tasks, asked)).items
}

/** What was done in an area, and what nobody had to do in the end, by date. */
export function listPastTasks(
  { casework }: Callers,
  picId: string,
  filters: PageOf & { area: Area },
): Promise<TaskPage> {
  return casework.get(`/presa-in-carico/${picId}/tasks`, tasks, { ...filters, ended: true })
}

export async function findTask(
  { casework }: Callers,
  picId: string,
  taskId: string,
): Promise<CaseTask | undefined> {
  return (await casework.get(`/presa-in-carico/${picId}/tasks`, tasks, { taskId })).items[0]
}

export type NewTask = {
  area: string
  title: string
  notes?: string
  objectiveId?: string
  ownerId: string
  dueOn: string
}

export async function addTask({ casework }: Callers, picId: string, body: NewTask, key?: string) {
  await casework.call('POST', `/presa-in-carico/${picId}/tasks`, nothing, { body, key })
}

type OnVersion = { version: string | number; body?: unknown }

export async function changeTask({ casework }: Callers, taskId: string, { version, body }: OnVersion) {
  await casework.call('PATCH', `/tasks/${taskId}`, nothing, { ifMatch: version, body })
}

/** `end`: done or dropped, with its result; `reopening`: it is to be done after all. */
export async function moveTask(
  { casework }: Callers,
  taskId: string,
  { step, version, body }: OnVersion & { step: 'end' | 'reopening' },
) {
  const options = { ifMatch: version, ...(body === undefined ? {} : { body }) }
  await casework.call('POST', `/tasks/${taskId}/${step}`, nothing, options)
}

const objective = z.object({
  objectiveId: id,
  area: areaSchema,
  words: z.string(),
  ownerId: id,
  dueOn: date.nullable(),
  state: z.enum(['open', 'reached', 'dropped']),
  projectVersion: z.number(),
  version: z.number(),
})
export type Objective = z.infer<typeof objective>

export async function listObjectives({ casework }: Callers, picId: string): Promise<Objective[]> {
  const path = `/presa-in-carico/${picId}/objectives`
  return (await casework.get(path, z.object({ items: z.array(objective) }))).items
}

export type NewObjective = { area: string; words: string; ownerId: string; dueOn?: string }

export async function addObjective({ casework }: Callers, picId: string, body: NewObjective, key?: string) {
  await casework.call('POST', `/presa-in-carico/${picId}/objectives`, nothing, { body, key })
}

export async function changeObjective(
  { casework }: Callers,
  objectiveId: string,
  { version, body }: OnVersion,
) {
  await casework.call('PATCH', `/objectives/${objectiveId}`, nothing, { ifMatch: version, body })
}

const review = z.object({
  reviewId: id,
  cause: z.enum(['date', 'permit', 'home', 'birth', 'school', 'other']),
  plannedOn: date,
  heldOn: date.nullable(),
  outcome: z.enum(['confirmed', 'replanned']).nullable(),
  note: z.string().nullable(),
  closedAt: instant.nullable(),
})
export type Review = z.infer<typeof review>

/** Reviews of the project, the newest first. */
export async function listReviews({ casework }: Callers, picId: string): Promise<Review[]> {
  const path = `/presa-in-carico/${picId}/reviews`
  return (await casework.get(path, z.object({ items: z.array(review) }))).items
}

const artefact = z.object({
  artefactId: id.nullable(),
  key: z.string(),
  label: z.object({ it: z.string(), en: z.string() }),
  scope: z.enum(['household', 'placement', 'other']),
  state: z.enum(['missing', 'draft', 'in-signature', 'valid', 'expiring', 'expired', 'replaced']),
  documentVersion: z.number(),
  area: areaSchema.nullable(),
  language: z.string().nullable(),
  keptWhere: z.string().nullable(),
  signatories: z.array(z.object({ party: z.string(), signed: z.boolean() })),
  signedOn: date.nullable(),
  expiresOn: date.nullable(),
  changedAt: instant.nullable(),
  version: z.number(),
})
export type CaseDocument = z.infer<typeof artefact>

export async function listDocuments({ casework }: Callers, picId: string): Promise<CaseDocument[]> {
  const path = `/presa-in-carico/${picId}/artefacts`
  return (await casework.get(path, z.object({ items: z.array(artefact) }))).items
}

export async function addDocument({ casework }: Callers, picId: string, body: unknown, key?: string) {
  await casework.call('POST', `/presa-in-carico/${picId}/artefacts`, nothing, { body, key })
}

export async function moveDocument(
  { casework }: Callers,
  artefactId: string,
  { step, version, body }: OnVersion & { step: 'completion' | 'signatures' },
) {
  const options = { ifMatch: version, ...(body === undefined ? {} : { body }) }
  await casework.call('POST', `/artefacts/${artefactId}/${step}`, nothing, options)
}
