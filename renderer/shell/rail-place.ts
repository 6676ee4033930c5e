/** The foot of the rail: the company, and its default warehouse. */
import { useLive } from '../platform/live.ts';

export function useRailPlace(): readonly string[] {
  const settings = useLive('settings.get', {}).data;
  const warehouses = useLive('warehouses.list', {}).data?.warehouses;
  const warehouse = warehouses?.find((each) => each.isDefault);
  const where = warehouse && [warehouse.name, warehouse.address?.city].filter(Boolean).join(', ');
  return [settings?.company.name, where].filter((line): line is string => line !== undefined && line !== '');
}
