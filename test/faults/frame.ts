import type * as library from 'dotnet-worker';

export type Library = typeof library;

/** A page of its own in a frame of this one. */
export interface Frame {
  readonly library: Library;
  readonly remove: () => void;
}

export async function openFrame(address = '/base/test/fixtures/frame.html'): Promise<Frame> {
  const element = document.createElement('iframe');
  element.src = address;
  const loaded = new Promise((resolve) => {
    element.addEventListener('load', resolve);
  });
  document.body.append(element);
  await loaded;
  return {
    library: (element.contentWindow as unknown as { library: Library }).library,
    remove: () => {
      element.remove();
    },
  };
}
