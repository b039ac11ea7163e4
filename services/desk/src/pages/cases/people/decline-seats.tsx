import { usePage } from '../../../page/page-context.ts'
import { peopleWords as words } from '../../../words/case-people.ts'
import { roleWords } from '../../../words/codes.ts'
import { DeclineForm } from './decline-form.tsx'
import type { SeatsProps } from './seats.tsx'

/** Who is asked to sit in the équipe may say no. */
export function DeclineSeats({ frame, equipe, tried, answers: { form } }: SeatsProps) {
  const { t, person } = usePage()
  const asked = equipe.seats.filter(
    ({ personId, state }) => personId === person?.personId && state === 'proposed',
  )
  return (
    <>
      {asked.map(({ seatId, role }) => (
        <DeclineForm
          key={seatId}
          id={seatId}
          action={`/cases/${frame.household.referralId}/people/seats/${seatId}/refusal`}
          title={t(words.declineSeat, { seat: t(roleWords(role)) })}
          form={form}
          faults={tried.faults}
        />
      ))}
    </>
  )
}
