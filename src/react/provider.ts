import {
  createContext,
  createElement,
  useContext,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { DotnetApp } from '../app/dotnet-app.js';
import type { DotnetAppOptions } from '../app/options.js';
import { CallCache } from './call-cache.js';

/** What the hooks share below one provider. */
export interface Provided {
  readonly app: DotnetApp;
  readonly calls: CallCache;
}

const DotnetContext = createContext<Provided | undefined>(undefined);

/** The properties of `<DotnetProvider>`. */
export interface DotnetProviderProps extends DotnetAppOptions {
  /** The components that see .NET. */
  readonly children?: ReactNode;
}

/**
 * Starts .NET once for all components below it, and ends it when it leaves the page. Its properties are read at each
 * start; another `key` starts another one. Rendered on a server it starts nothing.
 */
export function DotnetProvider({ children, ...options }: DotnetProviderProps): ReactNode {
  const latest = useRef<DotnetAppOptions>(options);
  useEffect(() => {
    latest.current = options;
  });
  const [provided] = useState<Provided>(() => ({
    app: new DotnetApp(() => latest.current),
    calls: new CallCache(),
  }));
  useEffect(() => provided.app.hold(), [provided]);
  return createElement(DotnetContext, { value: provided }, children);
}

/** @throws when there is no provider above */
export function useProvided(hook: string): Provided {
  const provided = useContext(DotnetContext);
  if (provided) return provided;
  throw new Error(
    `Failed to use .NET: ${hook}() found no <DotnetProvider> above its component. Make sure to render one around the app.`,
  );
}
