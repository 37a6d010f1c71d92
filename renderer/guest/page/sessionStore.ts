/** This tab's storage; null where the browser forbids it, which no one should notice. */
export function sessionStore(): Storage | null {
  try {
    const { sessionStorage } = window;
    const probe = 'hearback.probe';
    sessionStorage.setItem(probe, '');
    sessionStorage.removeItem(probe);
    return sessionStorage;
  } catch {
    return null;
  }
}
