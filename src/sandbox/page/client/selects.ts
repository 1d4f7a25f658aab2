/** Selects: one or several values, from a list that stands there or that the app completes as one types. */
import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Element, type ElementContext, toOption } from './elements.ts';

export interface Option {
  readonly text: string;
  readonly value: string;
}

interface Props {
  readonly element: Element;
  readonly blockId: string;
  readonly context: ElementContext;
}

export const drawSelect = (element: Element, blockId: string, context: ElementContext): ComponentChild =>
  h(Select, { key: blockId, element, blockId, context });

/** How long a person pauses before the app is asked again. */
const PAUSE_MS = 150;

function Select({ element, blockId, context }: Props) {
  const { action_id: actionId = '', type } = element;
  const many = type.startsWith('multi_');
  const external = type.includes('external');
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [offered, setOffered] = useState<readonly Option[]>([]);
  const names = useRef(new Map<string, string>());
  const root = useRef<HTMLDivElement>(null);

  const standing = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap(({ options }) => options),
  ];
  const value = context.value(blockId);
  const chosen = typeof value === 'string' ? [value] : [...(value ?? [])];

  useEffect(() => {
    if (!open || !external || typed.length < (element.min_query_length ?? 3)) return;
    let stale = false;
    const timer = setTimeout(async () => {
      const options = await context.suggest(blockId, actionId, typed);
      for (const option of options) names.current.set(option.value, option.text);
      if (!stale) setOffered(options);
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [open, typed]);

  useEffect(() => {
    const outside = (event: MouseEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('mousedown', outside);
    return () => document.removeEventListener('mousedown', outside);
  }, []);

  const options = external
    ? offered
    : standing.map(toOption).filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase()));
  for (const { value: own, text } of standing.map(toOption)) names.current.set(own, text);

  const choose = (own: string): void => {
    const next = chosen.includes(own) ? chosen.filter((each) => each !== own) : [...chosen, own];
    context.change(blockId, actionId, many ? next : own);
    setTyped('');
    if (!many) setOpen(false);
  };

  return h('div', { class: 'select', ref: root }, [
    h('div', { class: 'field chosen', onClick: () => setOpen(true) }, [
      chosen.map((own) =>
        h('span', { class: 'chip', key: own }, [
          names.current.get(own) ?? own,
          many &&
            h(
              'button',
              {
                type: 'button',
                'aria-label': `Remove ${names.current.get(own) ?? own}`,
                onClick: () => choose(own),
              },
              '×',
            ),
        ]),
      ),
      h('input', {
        role: 'combobox',
        'aria-label': context.label ?? element.placeholder?.text,
        'aria-expanded': open,
        'data-action-id': actionId,
        placeholder: chosen.length === 0 ? element.placeholder?.text : '',
        value: typed,
        onFocus: () => setOpen(true),
        onInput: (event: Event) => setTyped((event.currentTarget as HTMLInputElement).value),
      }),
    ]),
    open &&
      h(
        'div',
        { class: 'menu', role: 'listbox' },
        options.length === 0
          ? h('div', { class: 'hint' }, 'Nothing to choose')
          : options.map(({ text, value: own }) =>
              h(
                'button',
                {
                  type: 'button',
                  role: 'option',
                  'aria-selected': chosen.includes(own),
                  onClick: () => choose(own),
                },
                text,
              ),
            ),
      ),
  ]);
}
