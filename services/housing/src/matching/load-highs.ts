import highsModule, { type Highs } from 'highs'

// The package's types describe its CommonJS form; Node resolves its ES module, whose default is the loader itself.
const load = highsModule as unknown as typeof highsModule.default

/** Loads HiGHS (WebAssembly): a linear and mixed-integer solver that blocks its thread while it works. */
export function loadHighs(): Promise<Highs> {
  return load()
}
