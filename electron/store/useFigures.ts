import type { TemplateUse } from '#shared/model/libraryTemplate.ts';
import { templateUseSchema } from '#shared/model/libraryTemplate.ts';

/** How a sentence fared in a situation, as every table of such figures keeps it. */
interface UseColumns<Count> {
  readonly template_id: string;
  readonly situation: string;
  readonly offered: Count;
  readonly said: Count;
  readonly not_useful: Count;
}

export const toUseColumns = ({
  templateId,
  notUseful,
  ...same
}: TemplateUse): UseColumns<number> => ({
  ...same,
  template_id: templateId,
  not_useful: notUseful,
});

/** @param rows of either database: PostgreSQL gives large numbers as text */
export function toUses(rows: readonly UseColumns<number | string>[]): readonly TemplateUse[] {
  return rows.flatMap(({ template_id, situation, offered, said, not_useful }) => {
    // A situation that a newer Hearback knows is none of this one's.
    const parsed = templateUseSchema.safeParse({
      templateId: template_id,
      situation,
      offered: Number(offered),
      said: Number(said),
      notUseful: Number(not_useful),
    });
    return parsed.success ? [parsed.data] : [];
  });
}
