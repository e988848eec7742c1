/** The C# of test/dotnet that tries to leave its import modules. */
export interface EscapeExports {
  Conformance: {
    Live: {
      Escapes: {
        Try: (way: string) => Promise<string>;
        TryMember: (value: object, name: string) => Promise<string>;
        TryLater: (way: string, url: string) => Promise<string>;
      };
    };
  };
}

export const loadedModule = (): string =>
  new URL('/base/test/fixtures/loaded-module.js', location.href).href;
