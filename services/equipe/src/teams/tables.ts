import type { Area, equipeFormed, Territory } from '@intarsi/contracts'
import type { Generated, JSONColumnType, Selectable } from 'kysely'
import type * as z from 'zod'

type Formed = z.infer<typeof equipeFormed.data>
export type EquipeKind = Formed['kind']
export type EquipeState = Formed['state']
export type SeatState = Formed['seats'][number]['state']

/** The household's multiprofessional team, composed at admission from the territory's model. */
export type EquipeTable = {
  equipe_id: Generated<string>
  pic_id: string
  referral_id: string
  household_id: string
  territory_id: Territory
  kind: EquipeKind
  state: EquipeState
  below_all13: boolean
  formed_at: Date
  dissolved_at: Date | null
  version: Generated<number>
}

export type EquipeSeatTable = {
  seat_id: Generated<string>
  equipe_id: string
  household_id: string
  territory_id: Territory
  key: string
  role: string
  areas: Area[]
  on_call: boolean
  state: SeatState
  person_id: string | null
  delegate_id: string | null
  vacancy_reason: string | null
  runner_up_id: string | null
  reasons: string[]
  /** Who declined it: not asked again. */
  declined_by: Generated<string[]>
  /** Facts of the handbook that ask for the seat. */
  facts: string[]
  since: Date
}

/** Each call of an on-call seat, with its reason. */
export type SeatCallTable = {
  call_id: Generated<string>
  seat_id: string
  household_id: string
  territory_id: Territory
  reason: string
  called_by: string
  called_at: Date
  engaged_at: Date | null
  released_at: Date | null
}

/** Told and consulted, no seat (FO-01). */
export type EquipeCollaboratorTable = {
  collaborator_id: Generated<string>
  equipe_id: string
  household_id: string
  territory_id: Territory
  role: string
  person_id: string | null
  told: boolean
  since: Date
}

/** Somebody outside the services who sees the household often (PC-06): no account, no read access. */
export type EquipeObserverTable = {
  observer_id: Generated<string>
  equipe_id: string
  household_id: string
  territory_id: Territory
  role: string
  area: Area
  name: string
  contact: string
  state: 'invited' | 'active' | 'ended'
  /** The member of the équipe to whom the observer dictates. */
  referent_id: string
  invited_at: Date
  activated_at: Date | null
  ended_at: Date | null
}

/** A link that an observer uses once, without an account; only its hash is kept. */
export type ObservationLinkTable = {
  token_hash: string
  observer_id: string
  equipe_id: string
  household_id: string
  territory_id: Territory
  made_by: string
  made_at: Date
  expires_at: Date
  used_at: Date | null
}

export type ObservationAnswer = { question: string; answer: string }

/** What an observer said of one area, and what the équipe did with it. */
export type ObservationTable = {
  observation_id: Generated<string>
  observer_id: string
  equipe_id: string
  household_id: string
  territory_id: Territory
  area: Area
  state: 'received' | 'read' | 'acted-on' | 'noted'
  how: 'dictated' | 'link'
  answers: JSONColumnType<ObservationAnswer[]>
  words: string | null
  received_at: Date
  /** Who wrote it down; null: the observer, through a link. */
  recorded_by: string | null
  read_by: string | null
  read_at: Date | null
  settled_by: string | null
  settled_at: Date | null
  settled_note: string | null
}

export type TeamTables = {
  equipe: EquipeTable
  equipe_seat: EquipeSeatTable
  seat_call: SeatCallTable
  equipe_collaborator: EquipeCollaboratorTable
  equipe_observer: EquipeObserverTable
  observation_link: ObservationLinkTable
  observation: ObservationTable
}
export type ObserverRow = Selectable<EquipeObserverTable>
export type ObservationRow = Selectable<ObservationTable>
export type EquipeRow = Selectable<EquipeTable>
export type EquipeSeatRow = Selectable<EquipeSeatTable>
