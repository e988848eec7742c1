import { setUpCounters } from './counter/section.js';
import { setUpFilter } from './filter/section.js';
import { setUpMandelbrot } from './mandelbrot/section.js';
import { FrameMeter } from './meter/frame-meter.js';
import { showReadings } from './meter/readings.js';
import { Strip } from './meter/strip.js';
import { element } from './page/element.js';
import { setUpTable } from './table/section.js';

const remembered = 8000;

const meter = new FrameMeter(remembered);
new Strip(element('strip', HTMLCanvasElement), meter, remembered);
showReadings(meter, element('frames-per-second', HTMLElement), element('longest-gap', HTMLElement));

setUpMandelbrot(meter);
setUpFilter(meter);
setUpTable(meter);
setUpCounters();
