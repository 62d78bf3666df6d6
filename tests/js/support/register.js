import { register } from 'node:module';

register('./import-map.js', import.meta.url);
