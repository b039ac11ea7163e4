import type { PeopleLabels } from '../../../api/labels.ts'
import type { Telling } from '../../../api/telling.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Radios, Select } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { codeWords } from '../../../words/codes.ts'
import { takenWords as words } from '../../../words/decisions-taken.ts'
import { languageOptions } from './choices.ts'

export type TellingProps = {
  telling: Telling
  people: PeopleLabels
  form: URLSearchParams
  faults: readonly FormFault[]
}

/** The number to speak of and the language; of the case nothing. */
export function TellingView(props: TellingProps) {
  const { telling, faults } = props
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      {telling.toldAt ? <WasTold {...props} /> : <TellingForm {...props} />}
      {telling.mayRead.file ? (
        <p>
          <a href={`/cases/${telling.referralId}/decisions`}>{t(words.taken)}</a>
        </p>
      ) : null}
    </>
  )
}

function WasTold({ telling: { personId, language, toldAt }, people }: TellingProps) {
  const { t, date } = usePage()
  const said = language ? t(codeWords('languages', language)) : '–'
  const values = { name: people.of(personId) ?? '–', language: said, date: date(toldAt ?? '') }
  return <p>{t(words.wasTold, values)}</p>
}

function TellingForm({ telling, people, form, faults }: TellingProps) {
  const page = usePage()
  const { t } = page
  const { referralId, language } = telling
  const first = language ? [language] : []
  return (
    <form class="desk-form" method="post" action={`/cases/${referralId}/household-told`} novalidate>
      <Csrf />
      <ToldBy {...{ telling, people, form, faults }} />
      <Select
        id="toldLanguage"
        label={t(words.toldLanguage)}
        empty="–"
        value={form.get('toldLanguage') ?? language}
        error={faultOf(faults, 'toldLanguage')}
        options={languageOptions(first, page)}
      />
      <button type="submit" class="btn btn-primary">
        {t(words.tell)}
      </button>
    </form>
  )
}

/** Whoever was named records what they did themselves; anybody else says which of the two it was. */
function ToldBy({ telling: { personId }, people, form }: TellingProps) {
  const { t, person } = usePage()
  if (!personId || !person || personId === person.personId) return null
  return (
    <Radios
      id="toldBy"
      label={t(words.toldBy)}
      value={form.get('toldBy') ?? personId}
      options={[
        { value: personId, label: people.of(personId) ?? t(words.tellerNamed) },
        { value: person.personId, label: t(words.tellerMyself) },
      ]}
    />
  )
}
