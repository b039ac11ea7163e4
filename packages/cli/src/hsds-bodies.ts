import { MUNICIPALITIES, type Territory, territoryOfMunicipality } from '@intarsi/contracts'
import * as z from 'zod'

/** As much of HSDS 3.0 as is brought in; what else stands there is passed over. */
const organization = z.looseObject({ id: z.string(), name: z.string().min(1) })
const area = z.looseObject({ name: z.string().nullish(), extent: z.string().nullish() })
const address = z.looseObject({ city: z.string().nullish() })
const location = z.looseObject({ addresses: z.array(address).nullish() })
const service = z.looseObject({
  id: z.string(),
  name: z.string().min(1),
  status: z.string().default('active'),
  organization: organization.nullish(),
  organization_id: z.string().nullish(),
  service_areas: z.array(area).nullish(),
  service_at_locations: z.array(z.looseObject({ location: location.nullish() })).nullish(),
})
const entry = z.union([
  service.refine((one) => one.organization || one.organization_id),
  organization.extend({ services: z.array(service).nullish() }),
])
const entries = z.array(entry)
/** A page of an HSDS interface, a list, or one entry. */
const input = z.union([z.looseObject({ contents: entries }), entries, entry.transform((one) => [one])])

type Service = z.infer<typeof service>

/** A body as a directory file has it (`bodies`), with what HSDS does not say left to whoever takes it over. */
export type ProposedBody = {
  key: string
  name: string
  kind: 'public' | 'third-sector' | 'volunteers'
  territories: Territory[]
  /** Always null: without an agreement its people see nothing personal. */
  agreement: null
  sportelli: { key: string; name: string; territory: Territory; municipality: string; active: boolean }[]
}

export type FromHsds = { bodies: ProposedBody[]; faults: string[] }

type Options = { kind: ProposedBody['kind'] }

/** Bodies and desks of an HSDS 3.0 document. Pure; what cannot be placed in a municipality is a fault, not left out. */
export function bodiesOfHsds(document: unknown, { kind }: Options): FromHsds {
  const read = input.safeParse(document)
  if (!read.success) return { bodies: [], faults: [z.prettifyError(read.error)] }
  const list = 'contents' in read.data ? read.data.contents : read.data
  const faults: string[] = []
  const names = new Map<string, string>()
  const services = new Map<string, Service[]>()
  for (const one of list) {
    if (isService(one)) keep(one, one.organization?.id ?? one.organization_id ?? '')
    else {
      names.set(one.id, one.name)
      for (const each of one.services ?? []) keep(each, one.id)
    }
  }
  function keep(one: Service, bodyId: string) {
    if (one.organization) names.set(one.organization.id, one.organization.name)
    services.set(bodyId, [...(services.get(bodyId) ?? []), one])
  }
  for (const bodyId of services.keys())
    if (!names.has(bodyId)) faults.push(`organization ${bodyId} is named by a service and is not in the file`)
  const keys = keyMaker()
  const bodies = [...names].map(([bodyId, name]) => {
    const sportelli = (services.get(bodyId) ?? []).flatMap((one) => sportelloOf(one, keys, faults))
    const territories = [...new Set(sportelli.map(({ territory }) => territory))]
    return { key: keys(name), name, kind, territories, agreement: null, sportelli }
  })
  for (const { name, territories } of bodies)
    if (territories.length === 0) faults.push(`${name}: no service says in which territory it works`)
  return { bodies, faults }
}

function isService(one: z.infer<typeof entry>): one is Service {
  return 'organization_id' in one || 'organization' in one
}

type Keys = (name: string) => string

function sportelloOf(one: Service, keys: Keys, faults: string[]): ProposedBody['sportelli'] {
  const municipality = municipalityOf(one)
  const territory = territoryOfMunicipality(municipality)
  if (municipality && territory)
    return [{ key: keys(one.name), name: one.name, territory, municipality, active: one.status === 'active' }]
  faults.push(`${one.name}: neither its service area nor an address names a municipality of the region`)
  return []
}

const CODES = new Map(Object.entries(MUNICIPALITIES).map(([code, name]) => [plain(name), code]))

/** ISTAT code of the first municipality that the service areas, else the addresses, name by code or by name. */
function municipalityOf({ service_areas: areas, service_at_locations: places }: Service): string | null {
  const said = [
    ...(areas ?? []).flatMap(({ extent, name }) => [extent, name]),
    ...(places ?? []).flatMap((place) => (place.location?.addresses ?? []).map(({ city }) => city)),
  ]
  for (const text of said) {
    if (!text) continue
    const code = text in MUNICIPALITIES ? text : CODES.get(plain(text))
    if (code) return code
  }
  return null
}

/** Keys of a directory file: from the name, and different for every entry. */
function keyMaker(): Keys {
  const taken = new Set<string>()
  return (name) => {
    const base = plain(name).replaceAll(' ', '-')
    let key = base
    for (let n = 2; taken.has(key); n++) key = `${base}-${n}`
    taken.add(key)
    return key
  }
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}
