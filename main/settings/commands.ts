/** Changes of the settings: sections, carriers, number series. Warehouses and bins: `warehouse-commands.ts`. */
import { ok, refuse } from '../../shared/base/result.ts';
import { checkCarrier } from '../../shared/settings/carriers.ts';
import { checkPatch } from '../../shared/settings/check.ts';
import type { CommandHandlers } from '../db/run.ts';
import {
  carrierByCode,
  carrierRow,
  deleteCarrier,
  isCarrierUsed,
  putSeries,
  readSection,
  seriesRow,
  writeSection,
} from './store.ts';
import type { WarehouseCommand } from './warehouse-commands.ts';
import { warehouseCommands } from './warehouse-commands.ts';

type Name = 'settings.update' | 'carrier.save' | 'carrier.remove' | 'series.set_next' | WarehouseCommand;

export const settingsCommands: CommandHandlers<Name> = {
  ...warehouseCommands,

  'settings.update'(run, { section, patch }) {
    const fields = checkPatch(section, patch);
    if (fields.length > 0) return refuse('settings_invalid', { fields });
    const before: Record<string, unknown> = { ...readSection(run.tx, section) };
    const changed = Object.entries(patch).filter(
      ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[field]),
    );
    if (changed.length === 0) return ok({ section, changed: [] });
    writeSection(run.tx, section, { ...before, ...Object.fromEntries(changed) } as never);

    const subject = `settings:${section}`;
    const names = changed.map(([field]) => field);
    // A picture is kept in the way back; in the history its size is enough.
    for (const [field, value] of changed)
      if (field === 'logo') run.change(subject, field, String(before[field]).length, String(value).length);
      else run.change(subject, field, before[field], value);
    run.event('settings.changed', { subjectId: subject, data: { fields: names } });
    run.touch('settings');
    const earlier = Object.fromEntries(names.map((field) => [field, before[field]]));
    run.undoWith('settings.update', { section, patch: earlier }, [subject]);
    return ok({ section, changed: names });
  },

  'carrier.save'(run, args) {
    const before = args.carrierId === undefined ? undefined : carrierRow(run.tx, args.carrierId);
    const fields = checkCarrier(args);
    if (fields.length > 0) return refuse('carrier_invalid', { fields });
    const same = carrierByCode(run.tx, args.code);
    if (same && same.id !== args.carrierId) return refuse('code_taken', { code: args.code });
    // Parcels name their carrier by its code.
    if (before && before.code !== args.code && isCarrierUsed(run.tx, before.code))
      return refuse('carrier_invalid', { fields: [{ field: 'code', code: 'code_in_use' }] });

    const row = {
      code: args.code,
      name: args.name,
      patterns: JSON.stringify(args.patterns),
      link_template: args.linkTemplate,
      is_active: args.isActive ? 1 : 0,
    };
    const id = args.carrierId ?? run.makeId('carrier');
    if (before) {
      run.tx.update('carrier', { id }, row);
      for (const field of Object.keys(row) as (keyof typeof row)[])
        run.change(id, field, before[field], row[field]);
      run.undoWith('carrier.save', carrierArgs(before), [id]);
    } else {
      run.tx.insert('carrier', { id, ...row });
      run.undoWith('carrier.remove', { carrierId: id }, [id]);
    }
    run.event('carrier.saved', { subjectId: id });
    run.touch('settings');
    return ok({ carrierId: id });
  },

  'carrier.remove'(run, { carrierId }) {
    const before = carrierRow(run.tx, carrierId);
    if (!before) return refuse('carrier_unknown', { carrierId });
    if (isCarrierUsed(run.tx, before.code)) return refuse('carrier_in_use', { carrierId });
    deleteCarrier(run.tx, carrierId);
    run.event('carrier.removed', { subjectId: carrierId });
    run.touch('settings');
    run.undoWith('carrier.save', carrierArgs(before), [carrierId]);
    return ok({ carrierId });
  },

  'series.set_next'(run, { series, year, station, nextNumber }) {
    const key = { series, year, station };
    const before = seriesRow(run.tx, key);
    const issued = before?.issued_number ?? 0;
    if (nextNumber <= issued) return refuse('number_issued', { issuedNumber: issued });
    putSeries(run.tx, key, { next: nextNumber, issued });
    const subject = `series:${series}:${year}:${station}`;
    const earlier = before?.next_number ?? 1;
    run.change(subject, 'next_number', earlier, nextNumber);
    run.event('series.next_set', { subjectId: subject, data: { nextNumber } });
    run.touch('settings');
    run.undoWith('series.set_next', { ...key, nextNumber: earlier }, [subject]);
    return ok({ nextNumber });
  },
};

const carrierArgs = (row: NonNullable<ReturnType<typeof carrierRow>>) => ({
  carrierId: row.id,
  code: row.code,
  name: row.name,
  patterns: JSON.parse(row.patterns) as string[],
  linkTemplate: row.link_template,
  isActive: row.is_active === 1,
});
