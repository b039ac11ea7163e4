/** Articles and particles that are written or left out at will. */
const PARTICLES = new Set([
  'al',
  'el',
  'ul',
  'ur',
  'ar',
  'as',
  'ad',
  'bin',
  'ben',
  'ibn',
  'bint',
  'ould',
  'wuld',
  'de',
  'di',
  'da',
  'del',
  'della',
  'la',
  'le',
])

/** Spellings of one sound: Arabic, Tigrinya, Amharic, Somali, Slavic and French habits of writing. `$` is sh. */
const SOUNDS: readonly [RegExp, string][] = [
  [/sch|sh|sc(?=[ie])/g, '$'],
  [/tch/g, 'c'],
  [/^x|kh|ck|q|c(?![ieyh])/g, 'k'],
  [/gh/g, 'g'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/dh/g, 'd'],
  [/dj|gi(?=[aou])/g, 'g'],
  [/tz|ts|z|ç|c(?=[iey])/g, 's'],
  [/^h(?=[aeiouy])/g, ''],
  [/w/g, 'u'],
  [/y/g, 'i'],
  [/[ae]i|i[ae]/g, 'i'],
  [/[ei]{2,}/g, 'i'],
  [/[ou]{2,}/g, 'u'],
]

/** Spellings that stand for two sounds: Chaled and Cheikh, Thomas and Uthman, Jamila and Jusuf, Aminah and Salih. */
const AMBIGUOUS: readonly [RegExp, readonly string[]][] = [
  [/(?<!s|t)ch/g, ['kh', 'sh']],
  [/th/g, ['t', 's']],
  [/(?<!d)j/g, ['dj', 'y']],
  // Aminah and Amina, Khadijah and Khadija: the ending that Arabic writes and does not say.
  [/(?<=[aeiou])h$/g, ['h', '']],
]

/** `abd` and what it is bound to is one name: Abdel Rahman, Abdurrahman, Abd al-Rahman. */
const ABD = /\babd(?:[aeiou](?:l+|r(?=r))?)?[ '-]*(?:[aeu][lr][ '-]+)?(?=[a-z]{3})/g

/** Letters a-z and spaces: diacritics folded, apostrophes dropped, hyphens as spaces. */
export function foldLetters(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll(/['’`ʿʾ]/g, '')
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()
}

/**
 * A whole name word by word, in no order; of each word every key it may have. Two spellings of one word share a key:
 * Mohammed, Muhammad and Mohamed; Khaled and Chaled; Ousmane and Usman.
 */
export function nameWords(name: string): string[][] {
  const joined = foldLetters(name).replaceAll(ABD, 'abd')
  const words = joined.split(' ').filter((word) => word !== '' && !PARTICLES.has(word))
  return words.map((word) => [...new Set(readings(word).map(wordKey))])
}

function readings(word: string): string[] {
  return AMBIGUOUS.reduce(
    (texts, [spelling, sounds]) =>
      texts.flatMap((text) =>
        text.search(spelling) < 0 ? [text] : sounds.map((sound) => text.replaceAll(spelling, sound)),
      ),
    [word],
  )
}

/**
 * The consonants in order, behind the opening vowel or before the class of the first one (a, e, i or o, u): Hassan is
 * not Hussein, Ahmed not Hamid. One consonant says too little, so there every vowel counts: Ali is not Ola.
 */
function wordKey(word: string): string {
  const sounds = SOUNDS.reduce((text, [spelling, sound]) => text.replaceAll(spelling, sound), word)
  const single = sounds
    .replaceAll(/(.)\1+/g, '$1')
    .replaceAll('e', 'a')
    .replaceAll('o', 'u')
  const skeleton = single.replaceAll(/[aiu]/g, '').replaceAll(/(.)\1+/g, '$1')
  if (skeleton.length < 2) return single
  const opening = /^[aiu]/.exec(single)?.[0]
  if (opening) return opening + skeleton
  return skeleton + (/[aiu]/.exec(single)?.[0] === 'u' ? 'u' : 'a')
}
