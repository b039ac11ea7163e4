import type { FileView } from '@intarsi/access'
import { AREAS, type Area, areaSchema, date, id, instant, presaInCaricoClosed } from '@intarsi/contracts'
import { romeDay } from '@intarsi/territories'
import type { Selectable } from 'kysely'
import * as z from 'zod'
import { levelsOf } from '../assessment/levels-of.ts'
import type { AreaLevelTable } from '../assessment/tables.ts'
import type { CaseworkDeps } from '../deps.ts'
import { findHousing } from '../housing/hear-housing.ts'
import { housingView, viewOfHousing } from '../housing/housing-view.ts'
import { projectView, showProject } from '../project/show-project.ts'
import { countTasks, type TaskCount } from '../tasks/count-tasks.ts'
import { listHolders } from './holders.ts'
import { picSummary, summaryOf } from './pic-summary.ts'
import { CLOSING_REASONS, HOLDER_ROLES, type Pic } from './tables.ts'

const level = z.number().int().min(0).max(3)

const areaView = z.object({
  area: areaSchema,
  inFull: z.boolean().describe('You read everything of this area; of the others levels and counts'),
  referralLevel: z.number().int().nullable().describe('As the referral said; 9 = not assessed'),
  startLevel: level.nullable(),
  level: level.nullable().describe('The latest'),
  note: z.string().nullable(),
  openTasks: z.number().int(),
  overdueTasks: z.number().int(),
  doneTasks: z.number().int(),
  nextDueOn: date.nullable(),
})

export const picDetail = picSummary.extend({
  outcome: presaInCaricoClosed.data.shape.outcome.nullable(),
  referencePersonId: id.nullable(),
  languages: z.array(z.string()),
  mediatorNeeded: z.string(),
  firstInterview: z.object({ heldOn: date, language: z.string(), withMediator: z.boolean() }).nullable(),
  assessedAt: instant.nullable(),
  suspensionReason: z.string().nullable(),
  closing: z
    .object({ reason: z.enum(CLOSING_REASONS), note: z.string().nullable() })
    .nullable()
    .describe('Why the case goes into its closing, for who leads it'),
  areas: z.array(areaView).describe('Empty for a tutor; health is left out for who has no health role'),
  people: z
    .array(z.object({ personId: id, role: z.enum(HOLDER_ROLES), areas: z.array(areaSchema) }))
    .describe('Who has a part in the case and may be given something to do'),
  mayManage: z.boolean().describe('You lead the case: phases, project, suspension, closing'),
  project: projectView.nullable(),
  housing: housingView.nullable().describe('Null while nobody asked for a home'),
})
export type PicDetail = z.infer<typeof picDetail>

/** How much of the case somebody sees, and whether the person leads it. */
export type Reading = { view: FileView; mayManage: boolean }

/** The case as somebody with this view of it reads it (`referral-and-states.md` section 3.5). */
export async function showPic(
  { db, clock }: Pick<CaseworkDeps, 'db' | 'clock'>,
  pic: Pic,
  { view, mayManage }: Reading,
): Promise<PicDetail> {
  const levels = await levelsOf(db, pic.pic_id)
  const housing = view.summary ? await findHousing(db, pic.pic_id) : undefined
  const tasks = await countTasks(db, { picId: pic.pic_id, today: romeDay(clock.now()) })
  return {
    ...summaryOf(pic),
    outcome: pic.outcome,
    referencePersonId: pic.reference_person_id,
    languages: pic.facts.languages,
    mediatorNeeded: pic.facts.mediatorNeeded,
    firstInterview: interviewOf(pic),
    assessedAt: pic.assessed_at?.toISOString() ?? null,
    suspensionReason: view.restricted ? pic.suspension_reason : null,
    closing: view.restricted ? closingOf(pic) : null,
    areas: seenAreas(view).map((area) =>
      showArea(pic, {
        area,
        inFull: view.areas.includes(area),
        levels: levels.filter((one) => one.area === area),
        count: tasks.get(area),
      }),
    ),
    people: view.summary ? await listHolders(db, pic.pic_id) : [],
    mayManage,
    project: view.summary ? await showProject(db, pic) : null,
    housing: housing ? viewOfHousing(housing, view) : null,
  }
}

/** Health is for health roles and case managers alone, in summary too. */
export function seenAreas({ summary, areas }: FileView): Area[] {
  if (!summary) return []
  return AREAS.filter((area) => area !== 'health' || areas.includes('health'))
}

function closingOf({ closing_reason: reason, closing_note: note }: Pic): PicDetail['closing'] {
  return reason ? { reason, note } : null
}

function interviewOf(pic: Pic): PicDetail['firstInterview'] {
  const { interview_on: heldOn, interview_language: language, interview_with_mediator: withMediator } = pic
  return heldOn && language ? { heldOn, language, withMediator: withMediator ?? false } : null
}

type AreaParts = {
  area: Area
  inFull: boolean
  levels: Selectable<AreaLevelTable>[]
  count: TaskCount | undefined
}

function showArea(pic: Pic, { area, inFull, levels, count }: AreaParts): PicDetail['areas'][number] {
  const last = levels.at(-1)
  return {
    area,
    inFull,
    referralLevel: pic.facts.needs[area],
    startLevel: levels.find(({ moment }) => moment === 'start')?.level ?? null,
    level: last?.level ?? null,
    note: inFull ? (last?.note ?? null) : null,
    openTasks: count?.open ?? 0,
    overdueTasks: count?.overdue ?? 0,
    doneTasks: count?.done ?? 0,
    nextDueOn: count?.nextDueOn ?? null,
  }
}
