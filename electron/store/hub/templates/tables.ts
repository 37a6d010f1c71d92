import type { TemplateChange, TemplateStatus } from '#shared/model/libraryTemplate.ts';
import type { BigColumn } from '../../columns.ts';

/** The tables of the teams' sentences, as the newest migration leaves them. */
export interface TeamTemplateTables {
  team_templates: { team_id: string; template_id: string; place: BigColumn; revision: number };
  team_template_versions: TeamTemplateVersionsTable;
  team_template_places: { team_id: string; last: BigColumn };
  team_template_use: {
    team_id: string;
    template_id: string;
    situation: string;
    offered: BigColumn;
    said: BigColumn;
    not_useful: BigColumn;
  };
  team_template_use_reports: { team_id: string; report_id: string };
}

interface TeamTemplateVersionsTable {
  team_id: string;
  template_id: string;
  revision: number;
  request_id: string;
  at: BigColumn;
  by_id: string;
  by: string;
  what: TemplateChange;
  status: TemplateStatus;
  template: string;
}
