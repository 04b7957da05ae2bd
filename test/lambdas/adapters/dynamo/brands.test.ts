import { createBrands } from '../../../../lambdas/adapters/dynamo/brands.ts';
import { rememberedBrands } from '../../../../lambdas/remembered-brands.ts';
import { describeBrands } from '../../../contracts/brands.contract.ts';
import { NOON } from '../../../contracts/builders.ts';
import { onTable } from './opened.ts';

describeBrands('DynamoDB', onTable(createBrands));
describeBrands(
  'DynamoDB, remembered',
  onTable((table) => rememberedBrands(createBrands(table), { now: () => NOON })),
);
