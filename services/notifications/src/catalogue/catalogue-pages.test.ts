import { PUBLIC_EVENTS, referralUpdated } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { eventPage, listPage } from './catalogue-pages.ts'
import { html } from './html.ts'

test('the catalogue lists every public event in both languages, and leads to each', () => {
  const page = listPage(PUBLIC_EVENTS, '')
  for (const { type, summary } of PUBLIC_EVENTS) {
    expect(page).toContain(`<a href="/catalogue/${type}">${type}</a>`)
    expect(page).toContain(summary.replaceAll("'", '&#39;'))
  }
})

test.each([
  ['housing-offer', ['it.intarsi.public.housing-offer-updated.v1']],
  ['seduta tavolo', ['it.intarsi.public.meeting-changed.v1']],
  ['placeId', ['it.intarsi.public.housing-offer-updated.v1']],
  ['nothing of the kind', []],
])('a search for "%s" finds what says all its words', (search, expected) => {
  const found = PUBLIC_EVENTS.filter(({ type }) => listPage(PUBLIC_EVENTS, search).includes(`>${type}</a>`))
  expect(found.map(({ type }) => type)).toEqual(expected)
})

test('a page of an event has its fields, its example whole, its schema, stability and changes', () => {
  const page = eventPage(referralUpdated)
  for (const part of [
    '<code>meeting.startsAt</code>',
    '&quot;specversion&quot;: &quot;1.0&quot;',
    `/schemas/${referralUpdated.type}`,
  ])
    expect(page).toContain(part)
  expect(page).toMatch(/stabile · stable/)
  expect(page).toContain('<dt>0.1.0</dt>')
})

test('what somebody searches for is text, never markup', () => {
  const page = listPage(PUBLIC_EVENTS, '"><script>alert(1)</script>')
  expect(page).not.toContain('<script>')
  expect(html`<p>${'<b>'}${html`<i>&</i>`}</p>`.markup).toBe('<p>&lt;b&gt;<i>&</i></p>')
})
