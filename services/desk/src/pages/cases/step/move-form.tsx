import { Csrf } from '../../../components/csrf.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { Checkboxes, Radios, Select, TextArea, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { stepWords as words } from '../../../words/case-steps.ts'
import { partyWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { languageOptions } from '../decision/choices.ts'
import { ownersOf } from '../household/household-data.ts'
import { otherTerritories } from '../other-territories.ts'
import type { Move, MoveField } from './move.ts'
import { inputId } from './read-move.ts'
import type { StepProps } from './step-view.tsx'

type MoveFormProps = StepProps & { move: Move }

/** The form of one step; where it was sent with something to correct, with its answers. */
export function MoveForm(props: MoveFormProps) {
  const { frame, move, equipeVersion } = props
  const { t } = usePage()
  const { referralId, version } = frame.household
  return (
    <form
      class="desk-form"
      id={`step-${move.key}`}
      method="post"
      action={`/cases/${referralId}/step/${move.key}`}
      novalidate
    >
      {move.hint ? <p class="desk-text">{t(move.hint)}</p> : null}
      <input
        type="hidden"
        name="version"
        value={(move.service === 'equipe' ? equipeVersion : version) ?? ''}
      />
      <Csrf />
      {move.fields.map((field) => (
        <FieldOf key={field.name} {...props} field={field} />
      ))}
      <button type="submit" class="btn btn-primary">
        {t(move.title)}
      </button>
    </form>
  )
}

function FieldOf({ frame, move, form, faults, tried, field }: MoveFormProps & { field: MoveField }) {
  const page = usePage()
  const { t } = page
  const id = inputId(move, field.name)
  const given = tried === move.key ? form : new URLSearchParams()
  const value = given.get(field.name)
  const asked = {
    id,
    name: field.name,
    label: t(field.label),
    hint: field.hint ? t(field.hint) : undefined,
    error: faultOf(faults, id),
    optional: field.optional,
  }
  switch (field.kind) {
    case 'date':
      return <TextField {...asked} type="date" value={value} />
    case 'text':
      return <TextArea {...asked} rows={2} maxlength={1000} value={value} />
    case 'check':
      return (
        <Checkboxes
          {...asked}
          values={given.getAll(field.name)}
          options={[{ value: 'yes', label: t(words.yes) }]}
        />
      )
    case 'choice':
      return (
        <Radios
          {...asked}
          value={value}
          options={(field.choices ?? []).map(([code, label]) => ({ value: code, label: t(label) }))}
        />
      )
    default:
      return (
        <Select
          {...asked}
          empty={t(common.choose)}
          value={value}
          options={optionsOf(field.kind, { frame, page })}
        />
      )
  }
}

type Asking = Pick<StepProps, 'frame'> & { page: ReturnType<typeof usePage> }

function optionsOf(kind: 'language' | 'party' | 'person' | 'territory', { frame, page }: Asking) {
  const { household } = frame
  if (kind === 'territory') return otherTerritories(household.territory)
  if (kind === 'language') return languageOptions(household.languages, page)
  if (kind === 'person') return ownersOf(frame)
  const signatures = household.project?.signatures ?? []
  return signatures
    .filter(({ signedOn }) => signedOn === null)
    .map(({ party }) => ({ value: party, label: page.t(partyWords(party)) }))
}
