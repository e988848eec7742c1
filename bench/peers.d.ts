// What is used here of the peers that come without types, or without types that their exports name.

declare module 'coincident/main' {
  type Functions = Record<string, (...args: number[]) => unknown>;
  export default function coincident(): {
    Worker: new (url: string) => Worker & { proxy: Functions };
  };
}

declare module 'coincident/worker' {
  type Functions = Record<string, (...args: number[]) => unknown>;
  export default function coincident(): Promise<{ proxy: Functions }>;
}

declare module 'synclink' {
  type Tasks<T> = {
    [K in keyof T]: T[K] extends (...args: infer A) => infer R
      ? (...args: A) => { syncify(): R }
      : never;
  };
  export function expose(value: object, endpoint: object): void;
  export function wrap<T>(endpoint: object): Tasks<T>;
}
