import type { Profile } from '../schema/profile.ts'
import { line, rhythm, role, roles } from './text.ts'

type Table = Profile['tables'][string]

const FUNCTIONS: Record<Table['function'], string> = {
  'take-charge': 'presa in carico (_takes in charge_)',
  'individual-project': 'progetti individualizzati (_individual projects_)',
  steering: 'governo (_steering_)',
  network: 'rete, condivide e non decide (_network, decides nothing_)',
  thematic: 'tematico (_thematic_)',
  'project-coordination': 'coordinamento fra progetti (_coordinates projects_)',
}

const LEVELS: Record<Table['level'], string> = {
  local: 'livello locale (_local_)',
  'provincial-district': 'livello provinciale o distrettuale (_provincial or district_)',
  regional: 'livello regionale (_regional_)',
}

/** Each table or équipe queue with what it does, who sits in it, and when it meets. */
export const tableLines = (tables: readonly Table[]) =>
  tables.flatMap((table) => [whoLine(table), whenLine(table)])

function whoLine(table: Table): string {
  const functions = [table.function, ...table.alsoFunctions].map((one) => FUNCTIONS[one]).join(', ')
  const members = `componenti (_members_): ${roles([...table.members, ...table.varying])}`
  const names = table.withoutNames ? '; punti senza nomi (_items without names_)' : ''
  const title = `**${table.name}** (_${table.en}_), ${LEVELS[table.level]}: ${functions}`
  return line(`${title}; presiede (_chair_): ${role(table.chairRole)}; ${members}${names}`, table)
}

function whenLine({ cadence, capacity }: Table): string {
  if (cadence === null) return '  - quando serve (_when needed_)'
  const confirm = cadence.toConfirm ? ' **da confermare (_to confirm_)**' : ''
  const places = `${capacity.newReferrals} nuove e ${capacity.updates} aggiornamenti (_new and updates_)`
  const when = `${rhythm(cadence.rrule)}, ${cadence.startsAt}, ${cadence.minutes} minuti`
  return `  ${line(`${when}${confirm}; ${places}`, cadence)}`
}
