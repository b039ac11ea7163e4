import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likenessOf, type MemberIdentity, matchHouseholds } from './match-households.ts'
import { nameWords } from './normalise-name.ts'
import { askedKeys, storedKeys } from './search-keys.ts'

function person(changes: Partial<MemberIdentity> = {}): MemberIdentity {
  return {
    givenName: 'Mohammed',
    familyName: 'Ginepro',
    aliases: [],
    birth: '1990-05-02',
    birthCertainty: 'document',
    taxCode: null,
    permitNumber: null,
    ...changes,
  }
}

const sameWord = (one: string, other: string) => {
  const [a = [], b = []] = [nameWords(one)[0], nameWords(other)[0]]
  return a.some((key) => b.includes(key))
}

test.each([
  ['Mohammed', 'Muhammad', 'Mohamed', 'Mouhamed', 'MOHAMMAD'],
  ['Khaled', 'Chaled', 'Khalid', 'Xaalid'],
  ['Ousmane', 'Usman', 'Osman', 'Uthman'],
  ['Abdelrahman', 'Abd al-Rahman', 'Abdurrahman', 'Abderrahman', 'Abdul Rahman', 'Abdirahman'],
  ['Youssef', 'Yusuf', 'Jusuf', 'Yousef'],
  ['Tesfay', 'Tesfai', 'Tesfaye'],
  ['Ghebremedhin', 'Gebremedhin', 'Ghebremedin'],
  ['Aicha', 'Aïcha', 'Aisha', 'Ayesha'],
  ['Djamila', 'Jamila', 'Giamila', 'Jamilah'],
  ['Amina', 'Aminah'],
  ['Cheikh', 'Sheikh'],
  ["Sana'a", 'Sanaa', 'Sana’a'],
  ['Şükran', 'Sukran'],
])('%s and its spellings are one name', (name, ...spellings) => {
  for (const spelling of spellings) expect(sameWord(name, spelling), spelling).toBe(true)
})

test.each([
  ['Hassan', 'Hussein'],
  ['Ahmed', 'Hamid'],
  ['Ali', 'Ola'],
  ['Fatima', 'Fatoumata'],
  ['Ginepro', 'Tamerice'],
  ['Mirto', 'Salvia'],
  ['Senait', 'Selam'],
])('%s is not %s', (one, other) => {
  expect(likenessOf(person({ givenName: one }), person({ givenName: other }))).toBeNull()
})

const names = fc.constantFrom(
  'Mohammed',
  'Khaled',
  'Ousmane',
  'Ghebremedhin',
  'Svitlana',
  'Oluwaseun',
  'Tamerice',
  'Zerihun',
  'Abdelrahman',
)
const respelt = names.chain((name) =>
  fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()).map(([upper, doubled, accents, kh]) => {
    const double = doubled ? name.replaceAll(/([mnlst])(?!\1)/g, '$1$1') : name.replaceAll(/(.)\1/g, '$1')
    const accented = accents ? double.replaceAll('a', 'à').replaceAll('e', 'é') : double
    const breathed = kh ? accented.replaceAll('Kh', 'Ch') : accented
    return [name, upper ? breathed.toUpperCase() : breathed] as const
  }),
)

test('a name is found again however its letters are doubled, accented or written large, in any order', () => {
  fc.assert(
    fc.property(respelt, respelt, fc.boolean(), ([given, spelt], [family, speltFamily], swapped) => {
      const one = person({ givenName: given, familyName: family })
      const other = swapped
        ? person({ givenName: speltFamily, familyName: spelt })
        : person({ givenName: spelt, familyName: speltFamily })
      expect(likenessOf(one, other)).toBe('likely')
      expect(storedKeys(one).some((key) => askedKeys(other).includes(key))).toBe(true)
    }),
  )
})

const birthday = fc.oneof(
  fc.constant('unknown'),
  fc.integer({ min: 1950, max: 2026 }).map(String),
  fc
    .date({ min: new Date('1950-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
)
const somebody = fc.record({
  givenName: fc.option(names),
  familyName: fc.option(names),
  aliases: fc.array(
    fc.tuple(names, names).map((both) => both.join(' ')),
    { maxLength: 1 },
  ),
  birth: birthday,
  birthCertainty: fc.constantFrom('document', 'declared', 'estimated', 'unknown'),
  taxCode: fc.constant(null),
  permitNumber: fc.option(fc.constantFrom('DEMO1', 'DEMO2')),
})

test('likeness is the same from either side, and what it finds the index finds', () => {
  fc.assert(
    fc.property(somebody, somebody, (one, other) => {
      const likeness = likenessOf(one, other)
      expect(likenessOf(other, one)).toBe(likeness)
      const byNumber = one.permitNumber !== null && one.permitNumber === other.permitNumber
      if (likeness === null || byNumber) return
      expect(storedKeys(one).some((key) => askedKeys(other).includes(key))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('two true cousins with one name are not one household', () => {
  const cousin = person({ birth: '1991-08-14' })
  expect(matchHouseholds([person()], [cousin])).toBeNull()
})

test('twins are not each other', () => {
  const twin = person({ givenName: 'Hassan', birth: '2020-02-02' })
  expect(likenessOf(twin, { ...twin, givenName: 'Hussein' })).toBeNull()
})

test('a number settles it, two final tax codes speak against it', () => {
  const byPermit = { permitNumber: 'DEMO1' }
  expect(likenessOf(person(byPermit), person({ ...byPermit, givenName: 'Altro', birth: '1970' }))).toBe(
    'same',
  )
  expect(
    likenessOf(person({ taxCode: 'RSSMRA85T10A562S' }), person({ taxCode: 'RSSMRA85T10A562T' })),
  ).toBeNull()
})

test.each([
  ['the year alone', { birth: '1991', birthCertainty: 'declared' }, 'possible'],
  ['an estimate three years off', { birth: '1993', birthCertainty: 'estimated' }, 'possible'],
  ['an estimate four years off', { birth: '1994', birthCertainty: 'estimated' }, null],
  [
    'the first of January, which offices write',
    { birth: '1990-01-01', birthCertainty: 'declared' },
    'possible',
  ],
  ['nothing known of the birth', { birth: 'unknown', birthCertainty: 'unknown' }, 'possible'],
])('with %s a name alone makes it %s', (_, changes, expected) => {
  expect(likenessOf(person(), person(changes))).toBe(expected)
})

test('two members who may be two others make a likely household', () => {
  const unsure = { birthCertainty: 'declared', birth: '1991' }
  const one = [person(), person({ givenName: 'Aisha', birth: '2015-03-03' })]
  const other = [person(unsure), person({ givenName: 'Aicha', birth: '2015', birthCertainty: 'declared' })]
  expect(matchHouseholds(one, other.slice(0, 1))).toBe('possible')
  expect(matchHouseholds(one, other)).toBe('likely')
})
