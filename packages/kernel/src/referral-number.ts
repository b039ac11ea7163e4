import { randomInt } from 'node:crypto'

// Crockford's base 32: no I, L, O or U, so a number survives a telephone call.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHAPE = /^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{8}-[0-9A-HJKMNP-TV-Z]$/

/**
 * A number to speak of a referral: territory code, eight random characters, a check character, as in `RE-7K4M2Q9X-D`.
 * It says nothing about the household. 32^8 values per territory: the database's unique index is the guard.
 */
export function createReferralNumber(territory: string, random: (max: number) => number = randomInt): string {
  for (;;) {
    let body = ''
    for (let i = 0; i < 8; i++) body += ALPHABET[random(32)]
    const number = `${territory}-${body}-${checkCharacter(territory + body)}`
    if (SHAPE.test(number)) return number
  }
}

/** True when the shape and the check character hold. */
export function isReferralNumber(text: string): boolean {
  if (!SHAPE.test(text)) return false
  const [territory = '', body = '', check = ''] = text.split('-')
  return checkCharacter(territory + body) === check
}

/** ISO/IEC 7064 MOD 37,36: finds every single wrong character and nearly every swap of two neighbours. */
function checkCharacter(text: string): string {
  let product = 36
  for (const character of text) {
    const sum = (product + Number.parseInt(character, 36)) % 36 || 36
    product = (sum * 2) % 37
  }
  return ((37 - product) % 36).toString(36).toUpperCase()
}
