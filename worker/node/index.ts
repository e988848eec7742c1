import { parentPort, type MessagePort } from 'node:worker_threads';
import type { Introduction } from '../../wire/introduction.js';
import { serve } from '../serve.js';
import { NodeThread } from './thread.js';

parentPort?.once('message', ({ port, bell }: Introduction<MessagePort>) => {
  serve(new NodeThread(port, bell));
});
