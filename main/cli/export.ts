/** `export WHAT`: one object a line, or CSV that a spreadsheet cannot be tricked with. Read and written page by page. */
import { EXPORTS, type ExportName } from '../../shared/api/export.ts';
import { csvLine } from './csv.ts';
import { EXIT, type ExitCode, type Io, UsageError } from './io.ts';
import { parse } from './options.ts';
import { withEngine } from './reach.ts';

export async function exportRows(io: Io, args: readonly string[]): Promise<ExitCode> {
  const parsed = parse(io, args, { format: { type: 'string' } }, { min: 1, max: 1 });
  const what = parsed.positionals[0] as ExportName;
  const format = parsed.text('format') ?? 'ndjson';
  if (!EXPORTS.includes(what)) throw new UsageError(`export ${what}`);
  if (format !== 'ndjson' && format !== 'csv') throw new UsageError(`--format ${format}`);
  return withEngine(parsed, async (client) => {
    let columns: readonly string[] | undefined;
    let after: string | null = null;
    do {
      const page: { rows: Record<string, unknown>[]; next: string | null } = (
        await client.query('export.page', { what, after })
      ).value;
      for (const row of page.rows) {
        if (format === 'ndjson') io.out(JSON.stringify(row));
        else {
          if (!columns) {
            columns = Object.keys(row);
            io.out(csvLine(columns));
          }
          io.out(csvLine(columns.map((column) => row[column])));
        }
      }
      after = page.next;
    } while (after !== null);
    return EXIT.done;
  });
}
