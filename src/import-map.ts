/**
 * Where the page's import map leads from a URL: a build that puts fingerprints into the names of files lists them there.
 * For a worker there is no import map. A bundler that makes no module of this one takes `import.meta.resolve` away.
 */
export function mapped(url: string): string {
  return typeof import.meta.resolve === 'function' ? import.meta.resolve(url) : url;
}
