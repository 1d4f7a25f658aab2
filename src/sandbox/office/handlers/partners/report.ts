import type { World } from '../../world.ts';

interface Callbacks {
  readonly callback_success_url: string;
  readonly callback_error_url: string;
}

/**
 * Accepts a change of a service, and reports how it ended to the caller's address. `effect` makes it happen
 * and returns why it could not. What the API reports is printed nowhere.
 */
export function acceptChange(
  serviceId: number,
  urls: Callbacks,
  world: World,
  effect: () => string | undefined,
): void {
  world.later({
    lineId: serviceId,
    serviceIds: [],
    maskCodes: [],
    apply() {
      const reason = effect();
      if (reason === undefined) world.callBack(urls.callback_success_url, { result: 'OK' });
      else world.callBack(urls.callback_error_url, { result: 'ERROR', reason });
    },
  });
}
