/** An element of index.html, which must be there. */
export function element<T extends Element>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`Failed to set up the page: index.html has no ${type.name} with the id "${id}".`);
}
