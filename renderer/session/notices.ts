import type { IpcErrorCode, Notice } from '#shared/contract/ipc.ts';

/** The notices with one more; the same one twice is one. */
export function withNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  const known = notices.some((each) => each.code === notice.code && each.detail === notice.detail);
  return known ? notices : [...notices, notice];
}

/** What the journal's trouble is called on screen. Only a full disk is the agent's to mend. */
export function noticeOfTrouble(code: IpcErrorCode): Notice {
  return { code: code === 'diskFull' ? 'diskFull' : 'databaseUnreadable', detail: null };
}
