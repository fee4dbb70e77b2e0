/**
 * Regions in which accounts older than November 2025 each have their own letters for the zones, so that a letter of the table may be
 * another zone there (AWS Regions and Availability Zones, "AZ IDs", section "Regions with independently mapped Availability Zones").
 */
const REGIONS: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-west-1', 'us-west-2', 'us-gov-west-1', 'sa-east-1'],
  ...['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-west-1'],
]);

/** Whether the letters of a region's zones may differ from account to account. */
export const hasZonesByAccount = (region: string): boolean => REGIONS.has(region);
