import { builder } from '../start.mjs';

await builder().run();
