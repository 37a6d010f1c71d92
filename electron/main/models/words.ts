import type { DownloadFailure } from './download.ts';

/** What became of a download, said to a person: what happened, what was kept, what to do. */
export function failureWords({ problem, message }: DownloadFailure): string | null {
  switch (problem) {
    case 'unreachable':
      return 'The face model could not be fetched: its address cannot be reached from here. What had arrived is kept; try again when this machine is online.';
    case 'refused':
      return `The face model could not be fetched: ${message}. Try again later, or ask your administrator to put the file in place.`;
    case 'wrongFile':
      return 'What was sent is not the face model Hearback knows, so it was thrown away. Try again from another network, or ask your administrator to put the file in place.';
    case 'disk':
      return `The face model could not be saved (${message}). Free some space and try again.`;
    case 'cancelled':
      return null;
  }
}

/** About a file that was named and cannot be used. */
export function refusedWords(file: string): string {
  return `${file} is missing or is not the face model Hearback knows, so it is not used. Name the right file, or none to use the one that comes with Hearback.`;
}
