import './classic-worker.js';
import './main.js';
