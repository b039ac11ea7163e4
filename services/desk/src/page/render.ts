import { type ComponentChildren, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Flash } from '../session/session.ts'
import { Layout } from './layout.tsx'
import type { Page } from './page.ts'
import { type PageContext, PageProvider } from './page-context.ts'

/** The whole HTML of a page. */
export function renderPage(page: Page, context: PageContext, flash: Flash | null): string {
  const view = h(PageProvider, { value: context }, h(Layout, { page, flash }))
  return `<!doctype html>\n${renderToString(view)}`
}

/** A part of a page, for what is sent live. */
export function renderPart(part: ComponentChildren, context: PageContext): string {
  return renderToString(h(PageProvider, { value: context }, part))
}
