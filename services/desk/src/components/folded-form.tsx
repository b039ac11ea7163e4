import type { ComponentChildren } from 'preact'
import { Csrf } from './csrf.tsx'
import { Disclosure } from './disclosure.tsx'

type FoldedFormProps = {
  title: string
  /** Unfolded: after it was sent with something to correct. */
  open?: boolean
  hint?: string
  action: string
  /** On its button. */
  submit: string
  children: ComponentChildren
}

/** A form that few need, behind its title; what is wrong with it the server says. */
export function FoldedForm({ title, open = false, hint, action, submit, children }: FoldedFormProps) {
  return (
    <Disclosure title={title} open={open}>
      {hint ? <p class="desk-text">{hint}</p> : null}
      <form class="desk-form" method="post" action={action} novalidate>
        <Csrf />
        {children}
        <button type="submit" class="btn btn-primary">
          {submit}
        </button>
      </form>
    </Disclosure>
  )
}
