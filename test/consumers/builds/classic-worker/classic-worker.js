import { dotnet } from 'dotnet-worker';

dotnet.withWorker(() => new Worker('classic-worker.js'));
