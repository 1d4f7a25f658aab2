/** What every engine of the store must do. */
import { describe } from 'vitest';
import { decisionConformance } from './conformance-decisions.ts';
import { logConformance } from './conformance-log.ts';
import { memoryConformance } from './conformance-memory.ts';
import { outboxConformance } from './conformance-outbox.ts';
import { requestConformance } from './conformance-requests.ts';
import { retentionConformance } from './conformance-retention.ts';
import { waitingConformance } from './conformance-waiting.ts';
import { workConformance } from './conformance-work.ts';
import type { OpenEngine } from './making.ts';

export function storeConformance(name: string, open: OpenEngine): void {
  describe(`the store on ${name}`, () => {
    describe('its requests', () => requestConformance(open));
    describe('its decisions', () => decisionConformance(open));
    describe('its waiting clicks', () => waitingConformance(open));
    describe('what is due', () => workConformance(open));
    describe('its retention', () => retentionConformance(open));
    describe('its log', () => logConformance(open));
    describe('its outbox', () => outboxConformance(open));
    describe('its memory', () => memoryConformance(open));
  });
}
