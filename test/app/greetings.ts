import { heldLocks, locksSince } from '../faults/locks.js';
import type { CancellationExports } from '../runtime/cancellation.js';
import { assembly, framework } from '../runtime/start.js';
import { turnIn } from '../runtime/turns.js';

/** What the specs of React and of Vue call. */
export interface Greetings extends CancellationExports {
  MyClass: { Greeting: () => Promise<string> };
  Conformance: CancellationExports['Conformance'] & {
    Imported: { Tasks: { FetchText: (url: string) => Promise<string> } };
  };
}

/** The app's .NET, whose greeting ends in `name`; `asked` is called when C# begins an endless loop. */
export function settingsFor(name: string, asked: () => void) {
  return {
    assembly,
    configure: (builder: { withFramework: (url: string) => unknown }) =>
      builder.withFramework(framework),
    imports: {
      'main.js': { window: { location: { href: () => name } } },
      'cancel.js': { ask: asked, which: () => '' },
    },
  };
}

/** Settles when the element shows this text. */
export async function shows(element: HTMLElement, text: string): Promise<void> {
  await turnIn(() => element.textContent === text);
  expect(element.textContent).toBe(text);
}

/** Settles when the element shows a text with this part. */
export async function says(element: HTMLElement, part: string): Promise<void> {
  await turnIn(() => element.textContent.includes(part));
  expect(element.textContent).toContain(part);
}

/** The workers of one spec: those of others may end meanwhile. */
export class Workers {
  private constructor(private readonly others: readonly string[]) {}

  static async countFromNow(): Promise<Workers> {
    return new Workers(await heldLocks());
  }

  async living(): Promise<number> {
    return (await locksSince(this.others)).length;
  }

  async haveEnded(): Promise<void> {
    await turnIn(async () => (await this.living()) === 0);
  }
}
