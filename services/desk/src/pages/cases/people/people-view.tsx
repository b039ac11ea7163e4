import type { Equipe } from '../../../api/equipes.ts'
import type { Person } from '../../../api/people.ts'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { peopleWords as words } from '../../../words/case-people.ts'
import { roleWords } from '../../../words/codes.ts'
import type { HouseholdFrame } from '../household/household-data.ts'
import { HouseholdPage } from '../household/household-frame.tsx'
import type { TaskAnswers } from '../household/task-form.tsx'
import { DeclineSeats } from './decline-seats.tsx'
import { Managers } from './managers.tsx'
import { Observations } from './observations.tsx'
import { Observers } from './observers.tsx'
import type { PeopleParts, Tried } from './people-page.ts'
import { FillSeat, OwnAbsence, Seats } from './seats.tsx'

export type PeopleProps = PeopleParts & {
  frame: HouseholdFrame
  /** Who works in the territory, for choices of somebody. */
  staff: readonly Person[]
  tried: Tried
  answers: TaskAnswers
}

export function PeopleView(props: PeopleProps) {
  const { frame, equipe, tried } = props
  const { t } = usePage()
  return (
    <HouseholdPage frame={frame} current="/people">
      <ErrorSummary faults={tried.faults} />
      <h2>{t(words.lead)}</h2>
      <Managers {...props} />
      <h2>{t(words.equipe)}</h2>
      {equipe ? (
        <>
          {equipe.belowAll13 ? <Notice kind="warning">{t(words.below)}</Notice> : null}
          <Seats {...props} equipe={equipe} />
          <DeclineSeats {...props} equipe={equipe} />
          <OwnAbsence {...props} equipe={equipe} />
          <FillSeat {...props} equipe={equipe} />
          <Collaborators frame={frame} equipe={equipe} />
          <h2>{t(words.observers)}</h2>
          <Observers {...props} equipe={equipe} />
          <h2>{t(words.observations)}</h2>
          <Observations {...props} equipe={equipe} />
        </>
      ) : (
        <p>{t(words.noEquipe)}</p>
      )}
    </HouseholdPage>
  )
}

function Collaborators({ frame: { people }, equipe }: { frame: HouseholdFrame; equipe: Equipe }) {
  const { t } = usePage()
  if (equipe.collaborators.length === 0) return null
  return (
    <>
      <h3>{t(words.collaborators)}</h3>
      <ul>
        {equipe.collaborators.map(({ role, personId, told }) => (
          <li key={`${role} ${personId}`}>
            {t(roleWords(role))}: {people.of(personId) ?? '–'}{' '}
            <span class="desk-muted">({t(told ? words.told : words.notTold)})</span>
          </li>
        ))}
      </ul>
    </>
  )
}
