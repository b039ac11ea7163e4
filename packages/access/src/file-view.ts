import { AREAS, type Area } from '@intarsi/contracts'
import { type Actor, decide, holds, type Resource, shutOut } from './decide.ts'
import type { Role, Rule } from './rules.ts'

/** How much of a household's file somebody is shown (`referral-and-states.md` section 3.5). */
export type FileView = {
  /** Areas in full; of the others only levels and codes, and nothing at all when `summary` is false. */
  areas: readonly Area[]
  /** Number, composition, areas, levels, languages, urgency. */
  summary: boolean
  names: 'all' | 'first' | 'none'
  /** Restricted risk details and protected addresses may be opened, with a reason that is recorded. */
  restricted: boolean
}

export type FileResource = Resource & {
  /** Areas each seat holder of the équipe follows, by person. */
  seatAreas?: Readonly<Record<string, readonly Area[]>>
}

const NOTHING: FileView = { areas: [], summary: false, names: 'none', restricted: false }
const WHOLE: FileView = { areas: AREAS, summary: true, names: 'all', restricted: true }

/** The widest view any of the actor's roles gives on this file. Pure. */
export function fileViewOf(actor: Actor, resource: FileResource): FileView {
  if (decide(actor, 'referral.read-restricted', resource).allow) return WHOLE
  if (shutOut(actor, 'referral.read-file', resource)) return NOTHING
  const isA = (role: Role, reach: Rule['reach']) => holds({ role, reach }, actor, resource)
  const admitted = resource.phase === 'after-admission'
  if (admitted && isA('equipe-member', 'own')) return seatView(actor, resource)
  if (isA('table-member', 'table')) return tableView(actor, resource)
  if (admitted && isA('tutor', 'own')) return { ...NOTHING, names: 'first' }
  return NOTHING
}

/** Own area in full; health only to health roles. */
function seatView({ personId, roles }: Actor, { seatAreas }: FileResource): FileView {
  const health = roles.some(({ healthRole }) => healthRole)
  const areas = (seatAreas?.[personId] ?? []).filter((area) => area !== 'health' || health)
  return { areas, summary: true, names: 'all', restricted: false }
}

/** Before the decision: names only where the table decides. After: what concerns the body is told apart. */
function tableView(actor: Actor, resource: Resource): FileView {
  if (resource.phase === 'after-admission') return NOTHING
  const decides = holds({ role: 'table-member', reach: 'table', only: 'table-decides' }, actor, resource)
  return { ...NOTHING, summary: true, names: decides ? 'all' : 'none' }
}
