import { leadTo } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';
let studio: Studio;
beforeAll(async () => { studio = await startStudio(); });
afterAll(() => studio.stop());
test('smoke', async () => { console.log(await leadTo('SIGNED', studio)); });
