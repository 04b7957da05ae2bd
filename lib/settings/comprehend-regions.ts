/** Where Amazon Comprehend reads sentiment (its endpoints table, November 2026). */
export const COMPREHEND_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-west-1',
  'eu-west-2',
  'eu-central-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ca-central-1',
  'us-gov-west-1',
] as const;

export const hasComprehend = (region: string): boolean => COMPREHEND_REGIONS.some((one) => one === region);
