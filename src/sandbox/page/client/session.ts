/** What the page knows: the state as the server last said, and what the person is typing. */
import { useEffect, useState } from 'preact/hooks';
import type { Acted, Action } from '../act.ts';
import type { FaultSwitches } from '../faults.ts';
import type { PageState } from '../state.ts';

type WithoutUser<T> = T extends unknown ? Omit<T, 'user'> : never;
export type Deed = WithoutUser<Action>;

export interface Session {
  readonly state: PageState;
  /** Does something as the person played; what Slack would say of a failure is shown. */
  act(deed: Deed): Promise<Acted>;
  switchTo(userId: string): void;
  setFaults(faults: FaultSwitches): Promise<void>;
  readonly failure: string | undefined;
  dismiss(): void;
}

const REMEMBERED = 'careline-demo-person';

/** The session of the person played; `undefined` until the first state is there. */
export function useSession(): Session | undefined {
  const [user, setUser] = useState(sessionStorage.getItem(REMEMBERED) ?? 'U0ALEX');
  const [state, setState] = useState<PageState>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    let stale = false;
    let busy = false;
    let again = false;
    const load = async (): Promise<void> => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      do {
        again = false;
        const answer = await fetch(`/api/state?user=${encodeURIComponent(user)}`);
        const next: PageState = await answer.json();
        if (!stale) setState(next);
      } while (again && !stale);
      busy = false;
    };
    const events = new EventSource('/api/events');
    events.onmessage = () => void load();
    void load();
    return () => {
      stale = true;
      events.close();
    };
  }, [user]);

  if (state === undefined || state.me.id !== user) return undefined;
  return {
    state,
    failure,
    dismiss: () => setFailure(undefined),
    async act(deed) {
      const acted: Acted = await post('/api/act', { ...deed, user });
      setFailure(acted.failure);
      return acted;
    },
    switchTo(userId) {
      sessionStorage.setItem(REMEMBERED, userId);
      setFailure(undefined);
      setUser(userId);
    },
    async setFaults(faults) {
      await post('/api/faults', faults);
    },
  };
}

async function post(path: string, value: unknown): Promise<Acted> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  return answer.json();
}
