import { textOf } from './messages.js';
import type { ProjectExports } from './project.js';

/** Writes what C# says: to do so it asks this page for its address. */
export async function showGreeting(output: HTMLElement, exports: ProjectExports): Promise<void> {
  try {
    output.textContent = await exports.MyClass.Greeting();
    output.dataset['good'] = 'true';
  } catch (error) {
    output.textContent = textOf(error);
    output.dataset['good'] = 'false';
    console.error(error);
  }
}
