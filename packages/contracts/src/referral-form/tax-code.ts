const SHAPE = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/
/** A provisional code of somebody who asked for protection has eleven digits. */
const PROVISIONAL = /^\d{11}$/
const MONTHS = 'ABCDEHLMPRST'
const OMOCODIA = 'LMNPQRSTUV'
/** Value of each character in an odd place (D.M. 23 December 1976); letters A-J share the digits' values. */
const ODD_DIGITS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
const ODD_LETTERS = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]

export function normaliseTaxCode(code: string): string {
  return code.replaceAll(/\s/g, '').toUpperCase()
}

/** True for a codice fiscale whose check character holds, and for a provisional one of eleven digits. */
export function isTaxCode(text: string): boolean {
  const code = normaliseTaxCode(text)
  if (PROVISIONAL.test(code)) return true
  return SHAPE.test(code) && checkCharacter(code.slice(0, 15)) === code[15]
}

/** What a codice fiscale says of a birth, as `YY-MM-DD`; null when it says nothing. */
export function birthInTaxCode(text: string): string | null {
  const code = normaliseTaxCode(text)
  if (!SHAPE.test(code)) return null
  const digits = [...code].map((character) => {
    const omocode = OMOCODIA.indexOf(character)
    return omocode >= 0 ? String(omocode) : character
  })
  const month = MONTHS.indexOf(code.charAt(8)) + 1
  const day = Number(`${digits[9]}${digits[10]}`) % 40
  return `${digits[6]}${digits[7]}-${two(month)}-${two(day)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + placeValue(character, index % 2 === 0), 0)
  return String.fromCharCode(65 + (sum % 26))
}

function placeValue(character: string, odd: boolean): number {
  const digit = /\d/.test(character)
  const place = digit ? Number(character) : character.charCodeAt(0) - 65
  if (!odd) return place
  return (digit ? ODD_DIGITS[place] : ODD_LETTERS[place]) ?? 0
}
