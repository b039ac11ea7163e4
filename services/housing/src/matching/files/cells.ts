import * as z from 'zod'

/** One row of a file, with the line on which it begins and its cells by column name. */
export type Row = { line: number; cells: ReadonlyMap<string, string> }
/** What is wrong in a file, and where; `column` is null when it is about the whole line. */
export type Fault = { line: number; column: string | null; reason: string }

/** Kinds of cell. An empty cell, or a missing column, is `undefined`: the schema says what that stands for. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d+$/, 'A whole number is needed here.')
    .transform(Number)
    .pipe(z.number().min(least, `At least ${least}.`).max(most, `At most ${most}.`))

export const yesNo = z
  .enum(['yes', 'no', 'sì', 'si'], 'Say yes or no.')
  .transform((answer) => answer !== 'no')

/** Values separated by `+`. */
export const listOf = <Value>(one: z.ZodType<Value, string>) =>
  z
    .string()
    .transform((cell) => cell.split('+').map((value) => value.trim()))
    .pipe(z.array(one))

/** A code of a list that another part of intarsi owns. */
export const codeOf = <Code extends string>(codes: readonly Code[]) =>
  z.string().refine((code): code is Code => codes.some((known) => known === code), {
    error: ({ input }) => `There is no ${String(input)}; known are ${codes.join(', ')}.`,
  }) as unknown as z.ZodType<Code, string>

/** Reads rows by a schema whose keys are the columns; every fault of every row at once. */
export function readRows<Value>(
  rows: readonly Row[],
  schema: z.ZodType<Value>,
): { values: (Value & { line: number })[]; faults: Fault[] } {
  const faults: Fault[] = []
  const values = rows.flatMap(({ line, cells }) => {
    const filled = Object.fromEntries([...cells].filter(([, cell]) => cell !== ''))
    const result = schema.safeParse(filled)
    if (result.success) return [{ ...result.data, line }]
    for (const { path, message } of result.error.issues)
      faults.push({ line, column: path[0] === undefined ? null : String(path[0]), reason: message })
    return []
  })
  return { values, faults }
}

/** Faults of ids that stand there more than once. */
export function doubles(all: readonly { id: string; line: number }[]): Fault[] {
  const first = new Map<string, number>()
  return all.flatMap(({ id, line }) => {
    const known = first.get(id)
    if (known === undefined) first.set(id, line)
    return known === undefined ? [] : [{ line, column: 'id', reason: `${id} is already on line ${known}.` }]
  })
}
