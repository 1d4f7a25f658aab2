import { describe, expect, it } from 'vitest';
import { parseBody } from '../../src/receiver/body.ts';

const FORM = 'application/x-www-form-urlencoded';
const parse = (text: string, type: string | undefined = FORM) => parseBody(Buffer.from(text), type);

describe('a body', () => {
  it('of a command is its fields', () => {
    expect(parse('command=%2Fcare&text=a+b%26c')).toEqual({ command: '/care', text: 'a b&c' });
  });

  it('of an interaction is its payload, whatever else stands beside it', () => {
    expect(parse('ssl_check=1&payload=%7B%22type%22%3A%22shortcut%22%7D&command=%2Fcare')).toEqual({
      type: 'shortcut',
    });
  });

  it('of an event is its JSON', () => {
    expect(parse('{"type":"event_callback"}', 'application/json; charset=utf-8')).toEqual({
      type: 'event_callback',
    });
  });

  it.each([
    ['payload={', FORM],
    ['payload=', FORM],
    ['{"type":', 'application/json'],
    ['', 'application/json'],
  ])('%j is none', (text, type) => {
    expect(parse(text, type)).toBeUndefined();
  });

  it('without a type is read as a form', () => {
    expect(parseBody(Buffer.from('command=%2Fcare'), undefined)).toEqual({ command: '/care' });
  });

  it('gives objects no parent of the sender’s making', () => {
    const read = parse('__proto__=x&payload=%7B%22__proto__%22%3A%7B%22admin%22%3Atrue%7D%7D');
    expect(read).not.toHaveProperty('admin', true);
    expect(Object.getPrototypeOf(parse('a=1'))).toBe(Object.prototype);
  });
});
