import type { ComponentChildren } from 'preact'
import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

export type FieldProps = {
  /** The input's id and, unless `name` says otherwise, its name. */
  id: string
  label: string
  name?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  /** Said beside the label, for a reader who would otherwise look for the answer. */
  optional?: boolean | undefined
}

/** Ids of what describes a field, for `aria-describedby`. */
export function describedBy({
  id,
  hint,
  error,
}: Pick<FieldProps, 'id' | 'hint' | 'error'>): string | undefined {
  const ids = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])]
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** A label with its hint, its message and one input. */
export function Field({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={`desk-field${field.error ? ' has-error' : ''}`}>
      <label class="desk-label" for={field.id}>
        <LabelText {...field} />
      </label>
      <Remarks {...field} />
      {children}
    </div>
  )
}

/** A question with several inputs: radios, checkboxes, a date in parts. */
export function FieldSet({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  return (
    <fieldset
      class={`desk-field${field.error ? ' has-error' : ''}`}
      id={field.id}
      tabindex={-1}
      aria-describedby={describedBy(field)}
    >
      <legend>
        <LabelText {...field} />
      </legend>
      <Remarks {...field} />
      {children}
    </fieldset>
  )
}

function LabelText({ label, optional }: FieldProps) {
  const { t } = usePage()
  return (
    <>
      {label}
      {optional ? <span class="desk-muted"> ({t(common.optional)})</span> : null}
    </>
  )
}

/** A field's hint and its message, where it stands in a cell instead of under a label. */
export function Remarks({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const { t } = usePage()
  return (
    <>
      {hint ? (
        <span class="desk-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="desk-error-text" id={`${id}-error`}>
          <span class="visually-hidden">{t(common.errorPrefix)}: </span>
          {error}
        </span>
      ) : null}
    </>
  )
}
