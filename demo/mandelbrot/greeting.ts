import { SynchronousImportError } from 'dotnet-worker';
import { textOf } from '../page/messages.js';
import type { ProjectExports } from '../runtime/project.js';

/** Writes what C# says: to do so it asks this page for its address. */
export async function showGreeting(output: HTMLElement, exports: ProjectExports): Promise<void> {
  try {
    output.textContent = await exports.MyClass.Greeting();
    output.dataset['good'] = 'true';
  } catch (error) {
    output.textContent = textOf(error);
    output.dataset['good'] = 'false';
    // The page says it, and it is what happens on a page that is not isolated.
    if (!(error instanceof SynchronousImportError)) console.error(error);
  }
}
