import type { Profile } from './schema/profile.ts'

/** Every role code a territory's directory needs a person for, to fill its tables, seats and decisions. */
export function rolesOf(profile: Profile): string[] {
  const seats = profile.equipe.seats.map((seat) => seat.role)
  const tables = Object.values(profile.tables)
    .filter((table) => table.level !== 'regional')
    .flatMap((table) => [...table.members, ...table.varying, table.chairRole])
  const managers = profile.caseManager.seats.flatMap((seat) =>
    seat.roleByArea ? Object.values(seat.roleByArea) : [seat.role],
  )
  const others = [
    profile.routing.preparer.role,
    profile.routing.admission.decidedBy,
    ...profile.region.urgent.decidedBy,
    ...(profile.caseManager.deputy ? [profile.caseManager.deputy.role] : []),
    ...profile.equipe.collaborators.map((one) => one.role),
    profile.volunteers.figure.role,
  ]
  return [...new Set([...seats, ...tables, ...managers, ...others])].sort()
}
