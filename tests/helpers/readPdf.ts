import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF's pages and their text, its white space as single blanks. Throws where it does not open. */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ readonly pages: number; readonly text: string }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent();
    texts.push(
      items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''),
    );
  }
  const pages = pdf.numPages;
  await pdf.loadingTask.destroy();
  return { pages, text: texts.join(' ').replaceAll(/\s+/g, ' ') };
}
