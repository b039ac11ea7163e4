import type { Observation } from '../../../api/case-people.ts'
import type { Equipe } from '../../../api/equipes.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { Radios, TextField } from '../../../components/inputs.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { observationStateWords, peopleWords as words } from '../../../words/case-people.ts'
import { areaWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { answerWords, questionWords } from '../../../words/observations.ts'
import { observerRole } from './observer-role.ts'
import type { PeopleProps } from './people-view.tsx'

type ObservationsProps = PeopleProps & { equipe: Equipe }

/** What observers see, and what became of it. */
export function Observations(props: ObservationsProps) {
  const { t } = usePage()
  if (props.observations.length === 0) return <p>{t(words.noObservations)}</p>
  return (
    <>
      {props.observations.map((one) => (
        <One key={one.observationId} {...props} observation={one} />
      ))}
    </>
  )
}

function One({ frame, equipe, observation }: ObservationsProps & { observation: Observation }) {
  const { t, date } = usePage()
  const { observerId, area, receivedAt, state, settledNote, answers, words: said } = observation
  const role = equipe.observers.find((observer) => observer.observerId === observerId)?.role ?? ''
  const settled = state === 'acted-on' || state === 'noted'
  return (
    <article class="desk-observation">
      <h3>
        {t(observerRole(role))} · {t(areaWords[area])} · {date(receivedAt)}
      </h3>
      <p>
        <Tag kind={settled ? 'done' : 'new'}>{t(observationStateWords[state])}</Tag>{' '}
        {settledNote ? <span class="desk-muted">{settledNote}</span> : null}
      </p>
      <ul>
        {answers.map(({ question, answer }) => (
          <li key={question}>
            {t(questionWords(question))}: <strong>{t(answerWords(answer))}</strong>
          </li>
        ))}
      </ul>
      {said ? <blockquote>{said}</blockquote> : null}
      {settled ? null : (
        <Settle
          action={`/cases/${frame.household.referralId}/people/observations/${observation.observationId}`}
          id={observation.observationId}
        />
      )}
    </article>
  )
}

function Settle({ action, id }: { action: string; id: string }) {
  const { t } = usePage()
  return (
    <Disclosure title={t(words.settle)} quiet>
      <form class="desk-form" method="post" action={action}>
        <Csrf />
        <Radios
          id={`outcome-${id}`}
          name="outcome"
          label={t(words.settle)}
          value="noted"
          options={[
            { value: 'acted-on', label: t(words.actedOn) },
            { value: 'noted', label: t(words.noted) },
          ]}
        />
        <TextField id={`note-${id}`} name="note" label={t(words.note)} optional maxlength={500} />
        <button type="submit" class="btn btn-primary">
          {t(common.save)}
        </button>
      </form>
    </Disclosure>
  )
}
