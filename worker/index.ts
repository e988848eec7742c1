import { browserThread } from './browser-thread.js';
import { serve } from './serve.js';

serve(browserThread);
