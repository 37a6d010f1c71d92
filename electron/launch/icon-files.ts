/** Widths a Windows icon carries. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/** macOS icon types that hold a PNG of this width. */
const icnsTypes: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
];

function imageOf(images: ReadonlyMap<number, Buffer>, px: number): Buffer {
  const image = images.get(px);
  if (!image) throw new Error(`no image of ${px} px`);
  return image;
}

/**
 * A Windows .ico of PNG images (allowed since Windows Vista).
 * @param images PNG files by width in pixels
 */
export function packIco(images: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6 + icoSizes.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(icoSizes.length, 4);
  const files = icoSizes.map((px) => imageOf(images, px));
  let at = head.length;
  files.forEach((file, index) => {
    const px = icoSizes[index] ?? 0;
    const line = 6 + index * 16;
    // 256 is written as 0: the field is one byte.
    head.writeUInt8(px % 256, line);
    head.writeUInt8(px % 256, line + 1);
    head.writeUInt16LE(1, line + 4);
    head.writeUInt16LE(32, line + 6);
    head.writeUInt32LE(file.length, line + 8);
    head.writeUInt32LE(at, line + 12);
    at += file.length;
  });
  return Buffer.concat([head, ...files]);
}

/**
 * A macOS .icns of PNG images.
 * @param images PNG files by width in pixels
 */
export function packIcns(images: ReadonlyMap<number, Buffer>): Buffer {
  const blocks = icnsTypes.map(([type, px]) => {
    const image = imageOf(images, px);
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(image.length + 8, 4);
    return Buffer.concat([head, image]);
  });
  const body = Buffer.concat(blocks);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}
