import { Prisma } from '#app/db/generated/client.ts';
import type { Yuan } from '#app/lib/money.ts';
import type { Chain } from './products.ts';
import type { Random } from './random.ts';

// Land in mu and jobs for each 亿元, and yearly output over investment.
const PER_YI: Record<Chain, { land: number; jobs: number; output: number }> = {
  green_energy: { land: 6, jobs: 3, output: 0.2 },
  silicon_aluminium: { land: 18, jobs: 28, output: 1.6 },
  battery_materials: { land: 16, jobs: 22, output: 1.4 },
  highland_farming: { land: 30, jobs: 45, output: 0.9 },
  tourism_health: { land: 25, jobs: 30, output: 0.25 },
  digital: { land: 6, jobs: 35, output: 0.7 },
};

/** Land (亩), jobs, yearly output and tax (yuan) that an investment of this size and chain promises. */
export function figuresOf(amount: Yuan, chain: Chain, draw: Random) {
  const per = PER_YI[chain];
  const yi = Number(amount) / 100_000_000;
  const spread = () => 0.7 + draw.next() * 0.6;
  const output = new Prisma.Decimal(amount)
    .mul((per.output * spread()).toFixed(3))
    .div(1_000_000)
    .ceil()
    .mul(1_000_000);
  const tax = output
    .mul((0.03 + draw.next() * 0.03).toFixed(4))
    .div(10_000)
    .round()
    .mul(10_000);
  return {
    landMu: Math.max(2, Math.min(3000, yi * per.land * spread())).toFixed(1),
    jobs: Math.max(6, Math.min(5000, Math.round(yi * per.jobs * spread()))),
    annualOutput: output.toFixed(2),
    annualTax: tax.toFixed(2),
  };
}
