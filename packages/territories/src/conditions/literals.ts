import type { ASTNode } from '@marcbachmann/cel-js'
import { childrenOf, pathOf } from './ast.ts'
import { VIEW_BY_PATH } from './view.ts'

/** What is wrong with a condition, and where in its text (offset from its first character). */
export type ConditionProblem = { message: string; at: number }

/** A code compared with a fact must be one of its list: a misspelt code would be a condition that is never true. */
export function literalProblems(node: ASTNode): ConditionProblem[] {
  return [...pairsOf(node).flatMap(wrongCode), ...childrenOf(node).flatMap(literalProblems)]
}

type Pair = { path: string; literal: ASTNode }

function pairsOf(node: ASTNode): Pair[] {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return []
  const [left, right] = node.args
  return [...pair(left, right), ...pair(right, left)]
}

function pair(named: ASTNode, literal: ASTNode): Pair[] {
  const path = pathOf(named)
  if (path === null) return []
  const literals = literal.op === 'list' ? literal.args : [literal]
  return literals.map((one) => ({ path, literal: one }))
}

function wrongCode({ path, literal }: Pair): ConditionProblem[] {
  const codes = VIEW_BY_PATH.get(path)?.codes
  if (codes === undefined || literal.op !== 'value' || typeof literal.args !== 'string') return []
  if (codes.includes(literal.args)) return []
  return [{ message: `"${literal.args}" is not a code of ${path}`, at: literal.start }]
}
