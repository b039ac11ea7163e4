import type { ComponentChildren } from 'preact'

/** A picture that keeps its size: on a narrow screen it is moved sideways, by keyboard too. */
export function Scrolled({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section class="desk-plot-scroll" tabindex={0} aria-label={label}>
      {children}
    </section>
  )
}
