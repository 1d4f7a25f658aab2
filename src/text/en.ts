import { answer } from './en/answers.ts';
import { desk } from './en/desk.ts';
import { requests } from './en/requests.ts';

export const en = { language: 'en' as 'en' | 'es', desk, requests, answer };
