import type { ComponentChildren } from 'preact'

type ScrolledProps = {
  label: string
  /** Begins at its right end: where the latest month stands. */
  fromEnd?: boolean
  children: ComponentChildren
}

/** A picture that keeps its size: on a narrow screen it is moved sideways, by keyboard too. */
export function Scrolled({ label, fromEnd = false, children }: ScrolledProps) {
  return (
    <section
      class={fromEnd ? 'desk-plot-scroll is-from-end' : 'desk-plot-scroll'}
      tabindex={0}
      aria-label={label}
    >
      {children}
    </section>
  )
}
