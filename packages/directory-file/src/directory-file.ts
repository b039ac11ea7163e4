import { accountRole, areaSchema, languageCode, municipalityCode, territorySchema } from '@intarsi/contracts'
import { parse } from 'yaml'
import * as z from 'zod'

/** Names a thing within the file and for ever: ids are made from it, so it never changes and is never reused. */
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
/** A date, or days from the day the file is brought in (demo data are relative to the day of the run). */
const day = z.union([z.iso.date(), z.number().int()])

const sportelloEntry = z.strictObject({
  key,
  name: z.string().min(1),
  territory: territorySchema,
  municipality: municipalityCode,
  active: z.boolean().default(true),
})

const bodyEntry = z.strictObject({
  key,
  name: z.string().min(1),
  kind: z.enum(['public', 'third-sector', 'volunteers']),
  territories: z.array(territorySchema).min(1),
  municipality: municipalityCode.optional().describe('Where it has its seat; left out: not told'),
  active: z.boolean().default(true),
  agreement: z
    .strictObject({ from: day, until: day.nullable().describe('Null: no end is set') })
    .nullable()
    .describe('Null: no agreement, its people see nothing personal'),
  sportelli: z.array(sportelloEntry).default([]),
})

const absenceEntry = z.strictObject({
  from: day,
  to: day.nullable(),
  reason: z.enum(['leave', 'illness', 'parental', 'other']),
})

const personEntry = z.strictObject({
  key,
  subject: z.string().min(1).describe("The identity provider's subject, `demo|re-coordinator` in the demo"),
  body: key,
  givenName: z.string().min(1),
  familyName: z.string().min(1),
  email: z.email().nullable(),
  phone: z.string().nullable().default(null),
  fullTime: z.number().gt(0).max(1).default(1).describe('Share of full time; caps are pro rata'),
  workingDays: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
  languages: z.array(languageCode).default(['ita']),
  areas: z.array(areaSchema).default([]).describe('Areas of experience'),
  healthRole: z.boolean().default(false),
  active: z.boolean().default(true).describe('False: the account is disabled'),
  roles: z
    .partialRecord(territorySchema, z.array(z.string()).min(1))
    .default({})
    .describe("Role codes of each territory's profile"),
  accounts: z
    .array(accountRole.exclude(['chair', 'table-member', 'coordinator']))
    .default([])
    .describe(
      'What the account may be, in each of its territories; chairs and coordinators come from offices',
    ),
  sportelli: z.array(key).default([]),
  absences: z.array(absenceEntry).default([]),
})

const tableEntry = z.strictObject({
  chair: key.describe('Person who chairs'),
  deputies: z.array(key).default([]),
  members: z.array(key).optional().describe("Left out: everybody with a role among the profile's members"),
})

const officeEntry = z.strictObject({
  coordinator: key,
  deputy: key.nullable(),
  emergencyPhone: z
    .string()
    .nullable()
    .default(null)
    .describe('The emergency social service (pronto intervento sociale), at any hour'),
  tables: z
    .record(z.string(), tableEntry)
    .default({})
    .describe(
      "By key of the profile's table or équipe queue; left out: chaired by the one person of its chair's role, else the coordinator",
    ),
})

const shape = z.strictObject({
  bodies: z.array(bodyEntry),
  people: z.array(personEntry),
  offices: z.partialRecord(territorySchema, officeEntry),
})

/** Bodies, sportelli, people and who coordinates what. Read again, it changes only what changed in the file. */
export const directoryFile = shape.superRefine((file, context) => {
  const fault = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  for (const [path, unknownKey] of unknownKeys(file))
    fault(path, `Nobody and nothing has the key "${unknownKey}"`)
  for (const [path, twice] of repeatedKeys(file)) fault(path, `"${twice}" stands here a second time`)
})

export type DirectoryFile = z.infer<typeof shape>
export type BodyEntry = z.infer<typeof bodyEntry>
export type PersonEntry = z.infer<typeof personEntry>
export type OfficeEntry = z.infer<typeof officeEntry>

/** Reads a directory file. Throws a `ZodError` that names every fault at once. */
export function parseDirectory(yaml: string): DirectoryFile {
  return directoryFile.parse(parse(yaml))
}

type Reference = [path: PropertyKey[], key: string]

function unknownKeys(file: DirectoryFile): Reference[] {
  const bodies = new Set(file.bodies.map((body) => body.key))
  const sportelli = new Set(file.bodies.flatMap((body) => body.sportelli.map((sportello) => sportello.key)))
  const people = new Set(file.people.map((person) => person.key))
  return [
    ...personReferences(file).filter(([, key]) => !people.has(key)),
    ...file.people
      .map((person, i): Reference => [['people', i, 'body'], person.body])
      .filter(([, key]) => !bodies.has(key)),
    ...file.people
      .flatMap((person, i) =>
        person.sportelli.map((key, j): Reference => [['people', i, 'sportelli', j], key]),
      )
      .filter(([, key]) => !sportelli.has(key)),
  ]
}

function personReferences(file: DirectoryFile): Reference[] {
  return Object.entries(file.offices).flatMap(([territory, office]): Reference[] => [
    [['offices', territory, 'coordinator'], office.coordinator],
    ...(office.deputy ? [[['offices', territory, 'deputy'], office.deputy] satisfies Reference] : []),
    ...Object.entries(office.tables).flatMap(([table, { chair, deputies, members }]) =>
      [chair, ...deputies, ...(members ?? [])].map(
        (person): Reference => [['offices', territory, 'tables', table], person],
      ),
    ),
  ])
}

function repeatedKeys(file: DirectoryFile): Reference[] {
  const sportelli = file.bodies.flatMap((body) => body.sportelli)
  const named = { bodies: file.bodies, people: file.people, sportelli }
  return Object.entries(named).flatMap(([list, entries]) =>
    entries
      .map((entry, i): Reference => [[list, i, 'key'], entry.key])
      .filter(([, key], i) => entries.findIndex((entry) => entry.key === key) !== i),
  )
}
