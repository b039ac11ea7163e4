import { describedBy, Field, type FieldProps, FieldSet } from './field.tsx'

type TextProps = FieldProps & {
  value?: string | null | undefined
  type?: 'text' | 'date' | 'time' | 'tel' | 'email' | 'number' | 'search'
  short?: boolean
  autocomplete?: string
  inputmode?: 'numeric' | 'decimal' | 'text'
  maxlength?: number
  /** Id of a list that suggests answers. */
  list?: string
}

export function TextField({ value, type = 'text', short, autocomplete = 'off', ...rest }: TextProps) {
  const { id, name = id, error, inputmode, maxlength, list } = rest
  return (
    <Field {...rest}>
      <input
        class={`desk-input${short || type === 'date' || type === 'time' || type === 'number' ? ' is-short' : ''}`}
        id={id}
        name={name}
        type={type as 'text'}
        value={value ?? ''}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        list={list}
        aria-describedby={describedBy(rest)}
        aria-invalid={error ? 'true' : undefined}
      />
    </Field>
  )
}

type AreaProps = FieldProps & { value?: string | null | undefined; rows?: number; maxlength?: number }

export function TextArea({ value, rows = 4, maxlength, ...rest }: AreaProps) {
  const { id, name = id, error } = rest
  return (
    <Field {...rest}>
      <textarea
        class="desk-textarea"
        id={id}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-describedby={describedBy(rest)}
        aria-invalid={error ? 'true' : undefined}
      >
        {value ?? ''}
      </textarea>
    </Field>
  )
}

/** `asksMore`: choosing it shows what stands in `.desk-more` beside the field. */
export type Option = { value: string; label: string; hint?: string; asksMore?: boolean }

type SelectProps = FieldProps & {
  options: readonly Option[]
  value?: string | null | undefined
  empty?: string
}

/** One of many; `empty` is the choice of nothing. */
export function Select({ options, value, empty, ...rest }: SelectProps) {
  const { id, name = id, error } = rest
  return (
    <Field {...rest}>
      <select
        class="desk-select"
        id={id}
        name={name}
        aria-describedby={describedBy(rest)}
        aria-invalid={error ? 'true' : undefined}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            selected={option.value === value}
            class={option.asksMore ? 'asks-more' : undefined}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type RadiosProps = FieldProps & {
  options: readonly Option[]
  value?: string | null | undefined
  inline?: boolean
}

/** One of a few, all seen at once. */
export function Radios({ options, value, inline, ...rest }: RadiosProps) {
  return (
    <Choices
      type="radio"
      options={options}
      chosen={value ? [value] : []}
      inline={inline ?? false}
      {...rest}
    />
  )
}

type CheckboxesProps = FieldProps & {
  options: readonly Option[]
  values: readonly string[]
  inline?: boolean
}

/** Any of a few. */
export function Checkboxes({ options, values, inline, ...rest }: CheckboxesProps) {
  return <Choices type="checkbox" options={options} chosen={values} inline={inline ?? false} {...rest} />
}

type ChoicesProps = FieldProps & {
  type: 'radio' | 'checkbox'
  options: readonly Option[]
  chosen: readonly string[]
  inline: boolean
}

function Choices({ type, options, chosen, inline, ...rest }: ChoicesProps) {
  const { id, name = id } = rest
  return (
    <FieldSet {...rest}>
      <div class={inline ? 'desk-choices-inline' : undefined}>
        {options.map(({ value, label, hint, asksMore }) => (
          <div class="desk-choice" key={value}>
            <input
              type={type as 'text'}
              id={`${id}-${value}`}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              class={asksMore ? 'asks-more' : undefined}
              aria-describedby={hint ? `${id}-${value}-hint` : undefined}
            />
            <div>
              <label for={`${id}-${value}`}>{label}</label>
              {hint ? (
                <span class="desk-hint" id={`${id}-${value}-hint`}>
                  {hint}
                </span>
              ) : null}
            </div>
          </div>
        ))}
      </div>
    </FieldSet>
  )
}
