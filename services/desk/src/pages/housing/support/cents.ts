/** Cents of a sum in euro as people write it (`350`, `350,50`, `1.200`); null when it is none. Pure. */
export function centsOf(text: string | null): number | null {
  const plain = (text ?? '').replace(/^€|€$/g, '').trim()
  const found = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2}))?$/.exec(plain)
  if (!found) return null
  const [, euro = '', cents = ''] = found
  return Number(euro.replaceAll('.', '')) * 100 + Number(cents.padEnd(2, '0'))
}

/** A sum of cents for `number()`. */
export const EURO = { style: 'currency', currency: 'EUR' } as const satisfies Intl.NumberFormatOptions
