import type { InputProblemCode } from '#shared/contract/engine.ts';

/** What cannot be used about an input, said to a person; the file's name goes before it. */
export function problemWords(code: InputProblemCode, channels: number | null): string {
  switch (code) {
    case 'notAudio':
      return 'is not audio that can be read here. WAV, FLAC, MP3, Ogg and M4A can.';
    case 'truncated':
      return 'is cut off: it ends before its own header says. Figures over a part would mislead, so nothing was written for it.';
    case 'noSound':
      return 'is an audio file without any sound in it.';
    case 'oneChannel':
      return 'has one channel; --stereo needs two (left = agent, right = customer). For a file each, use --agent and --customer.';
    case 'notMono':
      return `has ${channels ?? 'several'} channels; --agent and --customer take one voice each. If both voices are in it, use --stereo.`;
    case 'tooManyChannels':
      return `has ${channels ?? 'several'} channels; --stereo takes exactly two (left = agent, right = customer).`;
    case 'tooLong':
      return 'is longer than 4 hours. Split it and analyse the parts.';
    case 'tooLarge':
      return 'is too long to be decoded in one piece. As a WAV it is read piece by piece, up to 4 hours: convert it and try again.';
    case 'unreadable':
      return 'could not be read to its end; did it change meanwhile?';
    case 'notPicture':
      return 'is not a picture that can be read here. JPEG, PNG, WebP and GIF can.';
    case 'pictureCutOff':
      return 'is cut off: the picture ends before its own structure does, so it was left out.';
    case 'pictureTooLarge':
      return 'is larger than 64 MB. Save it smaller; 640 × 480 is all that is looked at.';
    case 'notVideo':
      return 'is not a video that can be read here. MP4 and WebM can.';
    case 'noCodec':
      return 'is a video of a kind that this runtime cannot play. Convert it to WebM (VP8 or VP9) and try again.';
    case 'noPicture':
      return 'has sound but no picture.';
    case 'clipCutOff':
      return 'is cut off or damaged: it cannot be played to its end, so nothing was written for it.';
    case 'clipTooLarge':
      return 'is larger than 512 MB. Split it, or save it smaller; 640 × 480 is all that is looked at.';
  }
}

/** What the system says about a file, in words. */
export function systemWords(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'does not exist.';
    case 'ENOTDIR':
      return 'does not exist: a part of its path is a file.';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read or written by you.';
    case 'EISDIR':
      return 'is a folder, not a file.';
    case 'EEXIST':
      return 'is a file, not a folder.';
    case 'EROFS':
      return 'lies on a disk that cannot be written to.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'could not be written: the disk is full.';
    default:
      return `could not be used (${codeOf(error) ?? firstLine(error)}).`;
  }
}

export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
