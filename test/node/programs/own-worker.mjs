import 'dotnet-worker/worker';
