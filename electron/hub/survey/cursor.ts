import { createHmac } from 'node:crypto';

/** Names the list that a place belongs to: another hub or another agent has another one. */
function listName(secret: string, ownerId: string): string {
  return createHmac('sha256', secret).update(`surveys:${ownerId}`).digest('base64url').slice(0, 16);
}

export function writeCursor(secret: string, ownerId: string, place: number): string {
  return `${listName(secret, ownerId)}.${place}`;
}

/** The place of a cursor; of one that was made elsewhere the very beginning: nothing is missed. */
export function readCursor(secret: string, ownerId: string, cursor: string): number {
  const [list, place] = cursor.split('.');
  if (list !== listName(secret, ownerId)) return 0;
  return /^\d{1,15}$/.test(place ?? '') ? Number(place) : 0;
}
