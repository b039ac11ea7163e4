import { DEFAULT } from '../schema/citation.ts'
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
  tables.flatMap((table) => [whoLine(table), ...whenLines(table)])

function whoLine(table: Table): string {
  const functions = [table.function, ...table.alsoFunctions].map((one) => FUNCTIONS[one]).join(', ')
  const varying = table.varying.length > 0 ? `; secondo il caso (_by case_): ${roles(table.varying)}` : ''
  const members = `componenti (_members_): ${roles(table.members)}${varying}`
  const names = table.withoutNames ? '; punti senza nomi (_items without names_)' : ''
  const title = `**${table.name}** (_${table.en}_), ${LEVELS[table.level]}: ${functions}`
  return line(`${title}; presiede (_chair_): ${role(table.chairRole)}; ${members}${names}`, table)
}

function whenLines({ cadence, capacity }: Table): string[] {
  if (cadence === null) return ['  - quando serve (_when needed_)']
  const confirm = cadence.toConfirm ? ' **da confermare (_to confirm_)**' : ''
  const stated = cadence.facts[0] !== 'default'
  const ours = stated ? '; il giorno, l’ora e la durata sono nostri (_day, hour and length are ours_)' : ''
  const when = `${rhythm(cadence.rrule)}, ${cadence.startsAt}, ${cadence.minutes} minuti`
  return [
    `  ${line(`${when}${confirm}${ours}`, cadence)}`,
    `  ${line(placesText(capacity), { facts: DEFAULT })}`,
  ]
}

function placesText({ newReferrals, updates, extraSessionAt }: Table['capacity']): string {
  const places = `${newReferrals} nuove segnalazioni e ${updates} aggiornamenti (_new referrals and updates_)`
  return `${places}; seduta straordinaria con ${extraSessionAt} in attesa (_extra session when so many wait_)`
}
