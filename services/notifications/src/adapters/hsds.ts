import type { bodyChanged, DataOf } from '@intarsi/contracts'

type Body = DataOf<typeof bodyChanged>

/** Human Services Data Specification 3.0 of a public or third-sector body: what it is called and where its desks are. */
export function organizationOf({ bodyId, name, kind }: Body) {
  return { id: bodyId, name, description: DESCRIPTIONS[kind] }
}

const DESCRIPTIONS: Readonly<Record<Body['kind'], string>> = {
  public: 'Ente pubblico',
  'third-sector': 'Ente del Terzo settore',
  volunteers: 'Organizzazione di volontariato',
}

/** Each active desk of a body is a service of its own: where people are heard and referrals begin. */
export function servicesOf(body: Body) {
  return body.sportelli.map((sportello) => ({
    id: sportello.sportelloId,
    name: sportello.name,
    status: sportello.active && body.active ? ('active' as const) : ('inactive' as const),
    description: 'Sportello sociale: informazione, ascolto e segnalazione per la presa in carico integrata',
    organization: organizationOf(body),
    service_areas: [
      {
        id: sportello.sportelloId,
        name: sportello.municipality,
        extent: sportello.municipality,
        extent_type: 'text' as const,
      },
    ],
  }))
}

/** A page as the HSDS interface wants it; pages are counted from 1. */
export function hsdsPage<Item>(items: readonly Item[], { page, perPage }: { page: number; perPage: number }) {
  const totalPages = Math.max(1, Math.ceil(items.length / perPage))
  const contents = items.slice((page - 1) * perPage, page * perPage)
  return {
    total_items: items.length,
    total_pages: totalPages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= totalPages,
    empty: contents.length === 0,
    contents,
  }
}
