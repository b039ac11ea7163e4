import { CODE_LISTS } from '@intarsi/contracts'
import type { Profile } from '../schema/profile.ts'
import { equipeSection, raciSection } from './equipe-text.ts'
import { tableLines } from './table-text.ts'
import { both, dayOfYear, heading, line, role, roles, section } from './text.ts'

type Section = (profile: Profile) => string[]

const signals: Section = (profile) =>
  section(
    heading('Chi segnala', 'Who signals'),
    profile.signals.map((one) => line(both(one), one)),
  )

const reading: Section = ({ routing, tables }) =>
  section(heading('Chi legge', 'Who reads'), [
    ...routing.rules.map((rule) =>
      line(
        `**${tables[rule.queue]?.name ?? rule.queue}**: ${both(rule)}${rule.when ? ` — \`${rule.when}\`` : ''}`,
        rule,
      ),
    ),
    line(`Prepara (_prepares_): ${role(routing.preparer.role)}`, routing.preparer),
    ...routing.discussedAt.map((one) =>
      line(
        `Discute e non decide (_discusses, decides nothing_): ${tables[one.table]?.name ?? one.table}`,
        one,
      ),
    ),
    ...(routing.askFirst
      ? [line(`${both(routing.askFirst)}: ${role(routing.askFirst.role)}`, routing.askFirst)]
      : []),
  ])

const deciding: Section = ({ routing, tables, region, province }) => {
  const decisions = [
    routing.admission,
    ...routing.rules.flatMap((rule) => (rule.admission ? [rule.admission] : [])),
  ]
  return section(heading('Chi decide', 'Who decides'), [
    ...decisions.map((one) => {
      const where =
        one.table === null
          ? 'senza attendere una seduta (_without waiting for a meeting_)'
          : `alla seduta di (_at the meeting of_) **${tables[one.table]?.name ?? one.table}**`
      return line(`${role(one.decidedBy)}, ${where}`, one)
    }),
    line(`${both(region.urgent)}: ${roles(region.urgent.decidedBy)}`, region.urgent),
    ...(province ? [line(both(province), province)] : []),
  ])
}

const CONFIRM = {
  'by-role': 'confermato dal ruolo (_confirmed by the role_)',
  'by-table': 'confermato dal tavolo (_confirmed by the table_)',
  'by-person': 'confermato da chi è proposto (_confirmed by the person_)',
} as const

const PREFER = {
  any: '',
  'in-charge-of-household': '; per primo chi ha già in carico il nucleo (_first whoever has it in charge_)',
} as const

const following: Section = ({ caseManager, caps, routing, tables }) =>
  section(heading('Chi segue', 'Who follows'), [
    ...caseManager.seats.map((seat) => {
      const who = seat.roleByArea
        ? `operatore dell'area più in bisogno (_operator of the area most in need_): ${roles([...new Set(Object.values(seat.roleByArea))])}`
        : role(seat.role)
      const name = seat.seat === 'liaison' ? 'Raccordo (_liaison_)' : 'Case manager'
      return line(
        `**${name}**: ${who}; ${CONFIRM[seat.confirm]}${PREFER[seat.prefer]}; al massimo ${caps[seat.cap].cases} PIC aperte a tempo pieno (_open cases, full time_), limite nostro (_cap is ours_)`,
        seat,
      )
    }),
    ...(caseManager.bridge
      ? [line(`Figura-ponte (_bridge figure_): ${role(caseManager.bridge.role)}`, caseManager.bridge)]
      : []),
    ...(caseManager.deputy
      ? [line(`Sostituto (_deputy_): ${role(caseManager.deputy.role)}`, caseManager.deputy)]
      : []),
    line(
      `Progetto e verifiche (_plan and reviews_): ${tables[routing.plan.table]?.name ?? routing.plan.table}`,
      routing.plan,
    ),
  ])

const KIND = {
  precondition: 'requisito (_precondition_)',
  'not-yet': 'non ancora (_not yet_)',
  'other-measure': 'altra misura, la conferma una persona (_other measure, a person confirms_)',
} as const

const gates: Section = (profile) =>
  section(
    heading('Requisiti', 'Gates'),
    profile.gates.map((gate) => {
      const flag = gate.flagged ? ' **Ambiguo, da chiarire (_ambiguous_).**' : ''
      return line(
        `**${KIND[gate.kind]}**: ${both(gate)} Destinazione (_destination_): ${both(gate.destination)}. \`${gate.when}\`${flag}`,
        gate,
      )
    }),
  )

const cadences: Section = ({ tables, calendar, region }) => {
  const own = Object.entries(tables).filter(([key]) => !Object.hasOwn(region.tables, key))
  return section(heading('Tavoli, équipe e cadenze', 'Tables, équipes and cadence'), [
    ...tableLines(own.map(([, table]) => table)),
    ...(calendar.patron
      ? [
          line(
            `Patrono (_patron's day_): ${both(calendar.patron)}, ${dayOfYear(calendar.patron.day)}`,
            calendar.patron,
          ),
        ]
      : ['- Patrono: ogni comune il suo (_each municipality its own_) `[default (ours)]`']),
  ])
}

const resources: Section = (profile) => [
  ...section(heading('Volontari', 'Volunteers'), volunteerLines(profile)),
  ...section(heading('Alloggio', 'Housing'), profile.housing.map(housingLine)),
  ...section(heading('Documenti', 'Documents'), profile.documents.map(documentLine)),
  ...section(
    heading('Aree locali', 'Local areas'),
    profile.areas.map((area) => line(`${both(area)}: ${area.needCodes.map(needWords).join(', ')}`, area)),
  ),
  ...section(heading('Esperti per gli sportelli', 'Experts for the desks'), [
    line(
      profile.expertRequests.enabled
        ? `sì (_yes_): ${profile.expertRequests.kinds.map((kind) => EXPERTS[kind]).join(', ')}${profile.expertRequests.peerTraining ? ', formazione tra pari (_peer training_)' : ''}`
        : 'no (_no_)',
      profile.expertRequests,
    ),
  ]),
]

type Kind = Profile['housing'][number]
type Document = Profile['documents'][number]

function housingLine(kind: Kind): string {
  const places = kind.places ? `: ${kind.places}` : ''
  const forWhom = kind.forWhom ? `; ${both(kind.forWhom)}` : ''
  const by = kind.managedBy ? `; gestito da (_managed by_): ${role(kind.managedBy)}` : ''
  return line(`${both(kind)}${places}${forWhom}${by}`, kind)
}

function documentLine(one: Document): string {
  const signed = one.signedBy.length > 0 ? `; firmato da (_signed by_): ${roles(one.signedBy)}` : ''
  return line(`${both(one)}${signed}`, one)
}

function needWords(code: string): string {
  const found = CODE_LISTS.needCodes?.find((one) => one.code === code)
  return found ? `${found.it} (_${found.en}_)` : code
}

const EXPERTS: Record<Profile['expertRequests']['kinds'][number], string> = {
  mediation: 'mediazione linguistica e culturale (_mediation_)',
  'legal-orientation': 'orientamento legale (_legal orientation_)',
  'needs-analysis': 'analisi dei bisogni (_needs analysis_)',
  escort: 'accompagnamento ai servizi (_escort to services_)',
}

const SUPERVISION = {
  month: 'Supervisione mensile (_monthly supervision_)',
  'none-stated': 'Supervisione, cadenza non detta (_supervision, no cadence stated_)',
} as const

function volunteerLines({ volunteers: v }: Profile): string[] {
  return [
    line(both(v.figure), v.figure),
    line(`Per nucleo (_per household_): ${v.perHousehold.min}–${v.perHousehold.max}`, v.perHousehold),
    line(
      `Nuclei per volontario, al massimo (_households per volunteer, at most_): ${v.householdsPerVolunteer.max}`,
      v.householdsPerVolunteer,
    ),
    line(`In équipe (_in the équipe_): ${v.inEquipe.value ? 'sì (_yes_)' : 'no (_no_)'}`, v.inEquipe),
    ...v.gates.map((gate) => line(`Prima (_before_): ${both(gate)}`, gate)),
    ...v.tasks.map((task) => line(both(task), task)),
    ...(v.target ? [line(`${both(v.target)} — \`${v.target.when}\``, v.target)] : []),
    ...(v.supervision ? [line(SUPERVISION[v.supervision.every], v.supervision)] : []),
    ...(v.continuesAfterClosure?.value
      ? [line('Continua dopo la chiusura (_continues after closure_)', v.continuesAfterClosure)]
      : []),
  ]
}

/** The sections of a territory's page, in the order a coordinator reads them. */
export const TERRITORY_SECTIONS: readonly Section[] = [
  signals,
  reading,
  deciding,
  following,
  gates,
  equipeSection,
  raciSection,
  cadences,
  resources,
]
