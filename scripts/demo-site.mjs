/** Where the demo page finds the library, its C#, its script and its own files; `serve()` takes them. */
export const demoMounts = [
  { at: '/dotnet-worker/', folder: 'dist' },
  { at: '/_framework/', folder: 'build/dotnet/demo/wwwroot/_framework' },
  { at: '/', folder: 'build/demo' },
  { at: '/', folder: 'demo' },
];
