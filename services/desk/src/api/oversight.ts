import { date, id, instant, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

export const PURPOSES = ['case-manager', 'preparer', 'seat'] as const

const load = z.object({
  purpose: z.enum(PURPOSES),
  load: z.number(),
  cap: z.number(),
  extraUntil: date.nullable(),
  extraReason: z.string().nullable(),
})
const caseload = z.object({
  personId: id,
  fullTime: z.number(),
  active: z.boolean(),
  loads: z.array(load),
})
export type Caseload = z.infer<typeof caseload>

const caseloadPage = z.object({ items: z.array(caseload), next: z.string().nullable() })

export type CaseloadFilters = PageOf & { purpose?: (typeof PURPOSES)[number] | undefined }

/** What everybody in a territory carries, by family name. */
export function listCaseloads({ equipe }: Callers, territory: string, filters: CaseloadFilters) {
  return equipe.get(`/territories/${territory}/caseloads`, caseloadPage, filters)
}

export const VACANCY_KINDS = ['preparer', 'case-manager', 'seat'] as const

const vacancy = z.object({
  kind: z.enum(VACANCY_KINDS),
  vacancyId: id,
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  urgency,
  role: z.string().nullable(),
  standInId: id.nullable(),
  reason: z.string().nullable(),
  since: instant,
  proposalDueOn: date.nullable(),
})
export type Vacancy = z.infer<typeof vacancy>

const vacancies = z.object({ items: z.array(vacancy), next: z.string().nullable() })

export type VacancyFilters = PageOf & { kind?: Vacancy['kind'] | undefined }

export function listVacancies({ equipe }: Callers, territory: string, filters: VacancyFilters) {
  return equipe.get(`/territories/${territory}/vacancies`, vacancies, filters)
}

const total = z.object({
  bodyId: id.nullable(),
  body: z.string().nullable(),
  open: z.number(),
  dueSoon: z.number(),
  missed: z.number(),
  escalated: z.number(),
})
export type DeadlineTotal = z.infer<typeof total>

/** Open deadlines counted by the body whose people hold them. */
export async function countDeadlines({ equipe }: Callers, territory: string): Promise<DeadlineTotal[]> {
  const path = `/territories/${territory}/deadline-totals`
  return (await equipe.get(path, z.object({ items: z.array(total) }))).items
}

const sportello = z.object({
  sportelloId: id,
  bodyId: id,
  bodyName: z.string(),
  name: z.string(),
  municipality: z.string(),
})
export type SportelloPlace = z.infer<typeof sportello>

/** The sportelli of a territory with their municipality. */
export async function listSportelliPlaces({ equipe }: Callers, territory: string): Promise<SportelloPlace[]> {
  return (await equipe.get('/sportelli', z.object({ items: z.array(sportello) }), { territory })).items
}

const body = z.object({
  bodyId: id,
  name: z.string(),
  kind: z.enum(['public', 'third-sector', 'volunteers']),
  /** Where it has its seat; null: the directory does not say. */
  municipality: z.string().nullable(),
  tables: z.array(z.object({ tableId: id, name: z.string() })),
  seats: z.number().int(),
})
export type BodyOfTerritory = z.infer<typeof body>

/** Who works in a territory: the bodies, the tables they sit at and the seats they hold. */
export async function listBodies({ equipe }: Callers, territory: string): Promise<BodyOfTerritory[]> {
  return (await equipe.get('/bodies', z.object({ items: z.array(body) }), { territory })).items
}

const home = z.object({
  placeId: id,
  territory: territorySchema,
  municipality: z.string(),
  addressPrivate: z.boolean(),
  beds: z.number(),
})
export type Home = z.infer<typeof home>

const homePage = z.object({ items: z.array(home), next: z.string().nullable() })
const AT_ONCE = 200

/** The places of a territory, as a map needs them. */
export async function listHomes({ housing }: Callers, territory: string): Promise<Home[]> {
  const homes: Home[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await housing.get('/places', homePage, { territory, limit: AT_ONCE, cursor })
    homes.push(...page.items)
    if (page.next === null) return homes
    cursor = page.next
  }
}
