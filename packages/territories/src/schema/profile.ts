import type { RegionFile, TerritoryFile } from './territory-file.ts'

/** A territory's file with the regional file it extends: what every function of this package reads. */
export type Profile = Omit<TerritoryFile, 'calendar' | 'deadlines' | 'raci'> & {
  slug: string
  region: RegionFile
  deadlines: RegionFile['deadlines']
  caps: RegionFile['caps']
  raci: RegionFile['raci']
  calendar: RegionFile['calendar'] & Pick<TerritoryFile['calendar'], 'patron'>
}

/** One table or équipe queue of a profile, with the key it has there. */
export type CadenceTable = Profile['tables'][string] & { key: string }

export function composeProfile(file: TerritoryFile, region: RegionFile, slug: string): Profile {
  const replaced = new Set(file.gates.map((gate) => gate.id.split('.')[1]))
  const kept = region.gates.filter((gate) => !replaced.has(gate.id.split('.')[1]))
  const named = new Set(file.documents.map(({ replaces }) => replaces))
  return {
    ...file,
    slug,
    region,
    gates: [...file.gates, ...kept],
    tables: { ...file.tables, ...region.tables },
    deadlines: { ...region.deadlines, ...file.deadlines },
    caps: region.caps,
    raci: { ...region.raci, ...file.raci },
    calendar: {
      ...region.calendar,
      patron: file.calendar.patron,
      officeClosures: [...region.calendar.officeClosures, ...file.calendar.officeClosures],
    },
    documents: [...file.documents, ...region.documents.filter(({ key }) => !named.has(key))],
    housing: [...file.housing, ...region.housing],
    ambiguities: [...file.ambiguities, ...region.ambiguities],
  }
}
