import type { Decision } from '../../../api/cases.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { Select } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { takenWords as words } from '../../../words/decisions-taken.ts'
import { languageOptions, staffOptions } from './choices.ts'
import type { DecisionsProps } from './decisions-view.tsx'

/** The household was told: by whom, in which language. Ends the term that runs since the decision. */
export function ToldForm({ data, form, faults, sent, decision }: DecisionsProps & { decision: Decision }) {
  const page = usePage()
  const { t, person } = page
  const { file, staff } = data
  const { tellsHousehold, decisionId } = decision
  const first = tellsHousehold ? [tellsHousehold.language] : []
  const languages = [...new Set([...first, ...file.facts.languages])]
  return (
    <Disclosure title={t(words.tell)} open={sent === null || sent === 'household-told'}>
      <form
        class="desk-form"
        method="post"
        action={`/cases/${file.referralId}/decisions/${decisionId}/household-told`}
        novalidate
      >
        <Csrf />
        <Select
          id="toldBy"
          label={t(words.toldBy)}
          empty="–"
          value={form.get('toldBy') ?? tellsHousehold?.personId ?? person?.personId}
          error={faultOf(faults, 'toldBy')}
          options={staffOptions(staff)}
        />
        <Select
          id="toldLanguage"
          label={t(words.toldLanguage)}
          value={form.get('toldLanguage') ?? languages[0]}
          error={faultOf(faults, 'toldLanguage')}
          options={languageOptions(languages, page)}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.tell)}
        </button>
      </form>
    </Disclosure>
  )
}
