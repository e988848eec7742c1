import { dotnet } from 'dotnet-worker';

dotnet.withWorker(
  () => new Worker(new URL('dotnet-worker/worker', import.meta.url), { type: 'module' }),
);
