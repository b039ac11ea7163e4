import type { Path, Position, Source } from './source.ts'
import { pointAt } from './source.ts'

/** One fault of a profile file, with its place. */
export type ProfileProblem = Position & { file: string; path: string; message: string; text: string }

export type Fault = { path: Path; message: string; offset?: number }

export function problemAt(source: Source, fault: Fault): ProfileProblem {
  const position = source.position(fault.path, fault.offset)
  return {
    ...position,
    file: source.file,
    path: fault.path.map(String).join('.'),
    message: fault.message,
    text: pointAt(source, position, fault.message),
  }
}

export function syntaxProblems(source: Source): ProfileProblem[] {
  return source.syntax.map(({ message, position }) => ({
    ...position,
    file: source.file,
    path: '',
    message,
    text: pointAt(source, position, message),
  }))
}
