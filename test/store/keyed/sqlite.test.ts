import { describe } from 'vitest';
import { keyOfTheLog } from './conformance-key.ts';
import { sqliteDatabase } from './places.ts';

describe('the key of the log, SQLite', () => keyOfTheLog(async () => sqliteDatabase()));
