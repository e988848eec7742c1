/** Addresses of files that the server spoils: scripts/faults.mjs says how. */
export type Fault =
  | 'as-text'
  | 'cut-off'
  | 'damaged'
  | 'halved'
  | 'missing'
  | 'never-ending'
  | 'no-wasm'
  | 'no-workers'
  | 'not-isolated';

/** The address of `path`, from which every file is sound but those whose names begin with `name`; `*` stands for anything. */
export function faulty(fault: Fault, name: string, path: string): string {
  return path.replace('/base/', `/base/faulty/${fault}/${name}/`);
}
