import { commands, expectations } from './conformance/deciding.js';
import { modelConformance } from './conformance/model.js';
import { refusals } from './conformance/refusing.js';
import type { Capabilities, OpenStore, StoreUnderTest } from './conformance/store-under-test.js';
import { storing } from './conformance/storing.js';
import { closing, waking } from './conformance/waking.js';

export type { Capabilities, OpenStore, StoreUnderTest };

/** Registers the tests of all that the port promises, for one engine. */
export function conformanceOf(name: string, open: OpenStore, capabilities: Capabilities): void {
  describe(`${name} as an event store`, () => {
    let opened: StoreUnderTest;
    beforeAll(async () => (opened = await open()));
    afterAll(() => opened.stop());
    const get = () => opened;

    describe('storing and reading', () => storing(get, capabilities));
    describe('expected revisions', () => expectations(get));
    describe('commands', () => commands(get));
    describe('requests that cannot be stored', () => refusals(get));
    describe('waking', () => waking(get));
    describe('under concurrency', () => modelConformance(get, capabilities));
    describe('closing', () => closing(open));
  });
}
