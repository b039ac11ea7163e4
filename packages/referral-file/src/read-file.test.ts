import { exampleForm } from '@intarsi/contracts'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { describeFault, readReferralFile } from './read-file.ts'
import { importTemplate } from './template.ts'

const read = (content: string | Buffer, name = 'referrals.csv') =>
  readReferralFile(Buffer.isBuffer(content) ? content : Buffer.from(content), name, {
    now: new Date('2026-11-23T08:00:00.000Z'),
    fieldsRequired: () => ['serviceOrientation'],
  })
const told = (content: string | Buffer, name?: string) => read(content, name).faults.map(describeFault)

const template = importTemplate()
const [head = '', row = ''] = template.split('\r\n')
const names = head.split(';')

/** The template's row with some cells changed. */
function rowWith(changes: Record<string, string>): string {
  return row
    .split(';')
    .map((cell, index) => changes[names[index] ?? ''] ?? cell)
    .join(';')
}

test('the template itself can be sent', () => {
  const { rows, faults } = read(template)
  expect(faults).toEqual([])
  expect(rows).toMatchObject([
    {
      line: 2,
      reference: '2026-001',
      form: {
        interviewOn: '2026-11-23',
        leavesOn: '2027-01-12',
        channel: 'import',
        members: [
          { birth: '1995-04-12', relation: 'self' },
          { birth: '2019', schooling: 'enrolled' },
        ],
      },
    },
  ])
})

test.each([
  ['a byte-order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(template)]), 'utf-8'],
  ['UTF-16 with a mark', iconv.encode(template, 'utf16', { addBOM: true }), 'utf-16'],
  ['commas', Buffer.from(template.replaceAll(';', ',')), 'utf-8'],
  ['tabs', Buffer.from(template.replaceAll(';', '\t')), 'utf-8'],
  ['line feeds alone', Buffer.from(template.replaceAll('\r\n', '\n')), 'utf-8'],
])('a file with %s is read', (_, bytes, encoding) => {
  const file = read(bytes)
  expect(file.faults).toEqual([])
  expect(file).toMatchObject({ encoding, rows: [{ line: 2 }] })
})

test('a Windows-1252 file keeps its accents', () => {
  const text = `${head}\r\n${rowWith({ 'm1.givenName': 'Niccolò', strengths: 'perché è già così' })}\r\n`
  const file = read(iconv.encode(text, 'windows-1252'))
  expect(file).toMatchObject({ encoding: 'windows-1252', faults: [] })
  expect(file.rows[0]?.form).toMatchObject({
    strengths: 'perché è già così',
    members: [{ givenName: 'Niccolò' }, {}],
  })
})

test('every bad row is told with its line, its column and the reason, the good ones are kept', () => {
  const text = [
    head,
    rowWith({ leavesOn: '2027-02-30', reference: 'a' }),
    rowWith({ reference: 'b' }),
    rowWith({ reference: 'c', 'm2.birth': '1999', needHousing: 'alto' }),
    rowWith({ reference: 'b' }),
    'one;two',
  ].join('\r\n')
  const { rows, faults } = read(text)
  expect(rows.map((one) => one.line)).toEqual([3])
  expect(faults.map(describeFault)).toEqual([
    'line 2, leavesOn: A day of the calendar as YYYY-MM-DD, or "unknown".',
    expect.stringMatching(/^line 4, needHousing: /),
    expect.stringMatching(/^line 4, m2.legalStatus: /),
    'line 4, m2.birth: This age contradicts "child".',
    expect.stringMatching(/^line 4, householdType: /),
    'line 5, reference: Line 3 has the same reference; a referral is sent once.',
    expect.stringMatching(/^line 6: This row has 2 cells; the first line names \d+ columns\.$/),
  ])
})

test('bad quoting is told with its line and does not take the rows before it along', () => {
  const closed = read(
    `${head}\n${row}\n${rowWith({ notes: '"ben"detto' })}\n${rowWith({ reference: 'z' })}\n`,
  )
  expect(closed.faults).toMatchObject([{ line: 3, column: null }])
  expect(closed.rows.map((one) => one.reference)).toEqual(['2026-001', 'z'])
  const open = read(
    `${head}\n${row}\n${rowWith({ notes: '"mai chiuso' })}\n${rowWith({ leavesOn: 'boh', reference: 'y' })}\n`,
  )
  expect(open.faults).toMatchObject([
    { line: 3, reason: 'A quote is opened here and never closed.' },
    { line: 4, column: 'leavesOn' },
  ])
  expect(open.rows.map((one) => one.line)).toEqual([2])
})

test('a cell may run over lines, and later rows keep their own', () => {
  const text = `${head}\n${rowWith({ notes: '"prima\nseconda"' })}\n${rowWith({ reference: 'x', leavesOn: 'boh' })}\n`
  const { rows, faults } = read(text)
  expect(rows).toMatchObject([{ line: 2, form: { notes: 'prima\nseconda' } }])
  expect(faults).toMatchObject([{ line: 4, column: 'leavesOn' }])
})

test('a wrong delimiter or a first line without columns says what it wants', () => {
  const noHead = 'line 1: The first line must name the columns, with ",", ";" or a tab between them.'
  expect(told(`${head.replaceAll(';', '|')}\n${row}\n${row}\n"ben"detto\n`)).toEqual([noHead])
  expect(told('')).toEqual(['line 1: The file is empty.'])
  expect(told(`${head};colour\n${row};red\n`)).toContain('line 1, colour: There is no such column.')
})

test('a first line that cannot be read is told once, and no row is held against it', () => {
  for (const first of [`"${head}`, head.replace('reference', '"refe"rence')]) {
    expect(read(`${first}\n${row}\n${row}\n`)).toMatchObject({ rows: [], faults: [{ line: 1 }] })
    expect(told(`${first}\n${row}\n${row}\n`)).toHaveLength(1)
  }
})

test('a character that no text has is told before anything is sent', () => {
  const reason = 'Holds a character no text has.'
  const text = `${head}\n${rowWith({ notes: 'a\0b', 'm1.givenName': 'Sena\0it' })}\n`
  expect(told(text)).toEqual([`line 2, notes: ${reason}`, `line 2, m1.givenName: ${reason}`])
  const line = JSON.stringify({ ...exampleForm, notes: 'half \ud83d' })
  expect(read(line, 'referrals.jsonl').faults.map(describeFault)).toEqual([`line 1, notes: ${reason}`])
})

test('members in one cell say the same as in columns of their own', () => {
  const short = names.filter((name) => !/^m\d/.test(name))
  const cells = short.map((name) => row.split(';')[names.indexOf(name)])
  const members =
    '"relation=self; givenName=Senait; familyName=Ginepro; birth=12/04/1995; birthCertainty=document; italianLevel=2; legalStatus=subsidiary; permitType=subsidiary-protection; permitCondition=valid; permitExpiresOn=today+400 | relation=child; givenName=Yonas; familyName=Ginepro; birth=2019; birthCertainty=declared; schooling=enrolled"'
  const compact = read(`${short.join(';')};members\n${cells.join(';')};${members}\n`)
  expect(compact.faults).toEqual([])
  expect(compact.rows[0]?.form.members).toEqual(read(template).rows[0]?.form.members)
  const wrong = read(`${short.join(';')};members\n${cells.join(';')};${members.replace('2019', '1999')}\n`)
  expect(wrong.faults.map(describeFault)).toContain(
    'line 2, members, member 2, birth: This age contradicts "child".',
  )
})

test('a row without a reference has the same one at every reading', () => {
  const text = `${head}\n${rowWith({ reference: '' })}\n`
  expect(read(text).rows[0]?.reference).toMatch(/^row-[0-9a-f]{32}$/)
  expect(read(text).rows[0]?.reference).toBe(read(text).rows[0]?.reference)
})

test('JSON Lines are read line by line', () => {
  const good = JSON.stringify(exampleForm)
  const { rows, faults } = read(`${good}\n\n{"sportelloId": \n[1]\n`, 'referrals.jsonl')
  expect(rows).toMatchObject([{ line: 1, sportelloId: exampleForm.sportelloId }])
  expect(faults.map((fault) => fault.line)).toEqual([3, 4])
})
