/** Posts to a caller's address, as the partners API does when a change has ended; nobody waits for the answer. */
export function callBack(url: string, body: unknown): void {
  const { hostname } = new URL(url);
  // The local office reaches nothing but this machine.
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return;
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(
    (response) => response.body?.cancel(),
    // Nobody listens there: so the real one would find.
    () => undefined,
  );
}
