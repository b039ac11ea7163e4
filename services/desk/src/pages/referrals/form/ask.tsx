import type { ComponentChildren } from 'preact'
import { faultOf } from '../../../components/error-summary.tsx'
import { type FieldProps, FieldSet } from '../../../components/field.tsx'
import { Checkboxes, type Option, Radios, Select, TextArea, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { useForm } from './form-context.tsx'
import { optionsOf, type Question } from './question.ts'

/** Ids of the lists that fields of places suggest from: once on a page. */
export const MUNICIPALITY_LIST = 'municipality-names'
export const COUNTRY_LIST = 'country-names'

type AskProps = {
  question: Question
  /** Paths of what the children ask: a fault among them shows them whatever was chosen. */
  below?: readonly string[]
  children?: ComponentChildren
}

/** One question with its answer so far; what an answer opens comes as children, below it. */
export function Ask({ question, below = [], children }: AskProps) {
  const { faults, at } = useForm()
  if (!children) return <Asked question={question} />
  const forced = faults.some(({ field }) => below.some((path) => field === at + path))
  return (
    <div class={forced ? 'desk-asking is-forced' : 'desk-asking'}>
      <Asked question={question} />
      <div class="desk-more">{children}</div>
    </div>
  )
}

function Asked({ question }: { question: Question }) {
  const { language } = usePage()
  const { answers, faults, at } = useForm()
  const id = at + question.path
  const field: FieldProps = {
    id,
    label: question.label[language],
    hint: question.hint?.[language],
    error: faultOf(faults, id),
    optional: question.optional,
  }
  return <Input question={question} field={field} values={answers.getAll(id)} />
}

type InputProps = { question: Question; field: FieldProps; values: readonly string[] }

function Input({ question, field, values }: InputProps) {
  const { t, language } = usePage()
  const { kind, maxlength, inline = false } = question
  const options = optionsOf(question, language)
    .filter(({ value }) => !question.unoffered?.includes(value) || values.includes(value))
    .map((option) => markOf(option, question))
  const limit = maxlength === undefined ? {} : { maxlength }
  if (kind === 'area' || kind === 'lines') return <TextArea {...field} value={values[0]} {...limit} />
  if (kind === 'radios') return <Radios {...field} options={options} value={values[0]} inline={inline} />
  if (kind === 'checkboxes')
    return <Checkboxes {...field} options={options} values={values} inline={inline} />
  if (kind === 'select')
    return <Select {...field} options={options} value={values[0]} empty={t(common.choose)} />
  if (kind === 'selects') return <Selects field={field} options={options} values={values} />
  if (kind === 'flag') return <Flag field={field} checked={values[0] === 'yes'} />
  if (kind === 'day' || kind === 'birth') return <Day field={field} value={values[0]} />
  return <TextField {...field} value={values[0]} {...shapeOf(question)} {...limit} />
}

function markOf(option: Option, { asksMore = [] }: Question): Option {
  return asksMore.includes(option.value) ? { ...option, asksMore: true } : option
}

function shapeOf({ kind }: Question) {
  if (kind === 'number') return { inputmode: 'numeric' as const, short: true }
  if (kind === 'date') return { short: true }
  if (kind === 'municipality') return { list: MUNICIPALITY_LIST }
  return kind === 'country' ? { list: COUNTRY_LIST } : {}
}

const SELECTS = 3

function Selects({
  field,
  options,
  values,
}: {
  field: FieldProps
  options: readonly Option[]
  values: readonly string[]
}) {
  const { t } = usePage()
  return (
    <FieldSet {...field}>
      <div class="desk-columns">
        {Array.from({ length: Math.max(SELECTS, values.length) }, (_, index) => `${index + 1}`).map(
          (number, index) => (
            <select
              key={number}
              class="desk-select"
              name={field.name ?? field.id}
              aria-label={`${field.label} ${number}`}
            >
              <option value="">{index === 0 ? t(common.choose) : '–'}</option>
              {options.map(({ value, label }) => (
                <option key={value} value={value} selected={values[index] === value}>
                  {label}
                </option>
              ))}
            </select>
          ),
        )}
      </div>
    </FieldSet>
  )
}

function Flag({ field, checked }: { field: FieldProps; checked: boolean }) {
  return (
    <div class="desk-choice">
      <input type="checkbox" id={field.id} name={field.name ?? field.id} value="yes" checked={checked} />
      <label for={field.id}>{field.label}</label>
    </div>
  )
}

/** A date in the way people write it, with "non so" beside it. */
function Day({ field, value }: { field: FieldProps; value: string | undefined }) {
  const { t } = usePage()
  const { answers } = useForm()
  const unknown = `${field.id}.unknown`
  return (
    <div class="desk-day">
      <TextField {...field} value={value} short />
      <div class="desk-choice">
        <input
          type="checkbox"
          id={unknown}
          name={unknown}
          value="yes"
          checked={answers.get(unknown) === 'yes'}
        />
        <label for={unknown}>
          {t(common.unknown)}
          <span class="visually-hidden">: {field.label}</span>
        </label>
      </div>
    </div>
  )
}
