/** Text that is markup already. */
export type Markup = { readonly markup: string }

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Builds markup; whatever is put in is text, unless it was built the same way. */
export function html(
  parts: TemplateStringsArray,
  ...values: (string | Markup | readonly Markup[])[]
): Markup {
  return { markup: parts.reduce((text, part, i) => text + written(values[i - 1] ?? '') + part) }
}

function written(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (character) => ESCAPED[character] ?? '')
  return 'markup' in value ? value.markup : value.map(written).join('')
}
