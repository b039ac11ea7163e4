import { AREAS, type Area } from '@intarsi/contracts'
import type { Profile } from '../schema/profile.ts'
import { both, heading, line, role, roles, section } from './text.ts'

const MODE = {
  always: 'sempre (_always_)',
  when: 'se serve (_when_)',
  'on-call': 'a chiamata (_on call_)',
} as const

const AREA: Record<Area, string> = {
  legal: 'tutela legale (_legal_)',
  social: 'tutela sociale (_social_)',
  health: 'salute (_health_)',
  housing: 'casa (_housing_)',
  work: 'lavoro e formazione (_work_)',
}

const areaText = (areas: readonly Area[]) =>
  areas.length === 0 ? '' : `${areas.map((area) => AREA[area]).join(', ')}; `

/** The équipe's seats, collaborators and observers. */
export const equipeSection = ({ equipe }: Profile) =>
  section(heading('Équipe', 'Équipe'), [
    line(`**${both(equipe)}**${equipe.body ? `, ${equipe.body}` : ''}`, equipe),
    ...equipe.seats.map((seat) => {
      const times = seat.count > 1 ? `${seat.count} × ` : ''
      const when = seat.when ? ` — \`${seat.when}\`` : ''
      return line(`${times}${role(seat.role)}: ${areaText(seat.areas)}${MODE[seat.mode]}${when}`, seat)
    }),
    ...equipe.collaborators.map((one) =>
      line(`Collaboratore (_collaborator_): ${role(one.role)} — \`${one.told}\`. ${both(one)}`, one),
    ),
    ...equipe.observers.map((one) => line(`Osservatore (_observer_): ${role(one.role)}`, one)),
    ...(equipe.withoutSocialWorker
      ? [line(both(equipe.withoutSocialWorker), equipe.withoutSocialWorker)]
      : []),
    ...(equipe.overlapCheck ? [line(both(equipe.overlapCheck), equipe.overlapCheck)] : []),
  ])

type Phase = keyof NonNullable<Profile['raci']['phases']>
type RaciLine = NonNullable<Profile['raci']['areas']>[Area]

const PHASES: Record<Phase, string> = {
  analysis: 'Analisi dei bisogni e progetti (_analysis and projects_)',
  'social-service-charge': 'Presa in carico al Servizio Sociale (_in charge of the social service_)',
  replanning: 'Monitoraggio, valutazione, rimodulazione (_monitoring and re-planning_)',
}
const PHASE_ORDER: readonly Phase[] = ['analysis', 'social-service-charge', 'replanning']

/** Who does what: stated lines, else the region's rule. */
export const raciSection = ({ raci: { phases, areas, rule } }: Profile) =>
  section(heading('Chi fa che cosa per area', 'Who does what per area'), [
    ...PHASE_ORDER.flatMap((phase) => raciLine(PHASES[phase], phases?.[phase])),
    ...AREAS.flatMap((area) => raciLine(AREA[area], areas?.[area])),
    ...(rule && !areas ? [line(both(rule), rule)] : []),
  ])

function raciLine(what: string, one: RaciLine): string[] {
  if (!one) return []
  const accountable = one.accountable ? `; risponde (_accountable_): ${role(one.accountable)}` : ''
  return [line(`${what}: ${roles(one.responsible)}${accountable}`, one)]
}
