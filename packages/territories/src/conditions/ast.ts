import type { ASTNode } from '@marcbachmann/cel-js'
import { VIEW_BY_PATH } from './view.ts'

/** Paths of the view in an expression, in reading order. */
export function pathsRead(node: ASTNode): string[] {
  const path = pathOf(node)
  if (path !== null) return [path]
  return childrenOf(node).flatMap(pathsRead)
}

/** The view path a node names, or null. */
export function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return VIEW_BY_PATH.has(node.args) ? node.args : null
  if (node.op !== '.' || node.args[0].op !== 'id') return null
  const path = `${node.args[0].args}.${node.args[1]}`
  return VIEW_BY_PATH.has(path) ? path : null
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value

/** Nodes directly below a node. */
export function childrenOf(node: ASTNode): ASTNode[] {
  const args: unknown = node.args
  if (isNode(args)) return [args]
  return Array.isArray(args) ? args.flat(2).filter(isNode) : []
}
