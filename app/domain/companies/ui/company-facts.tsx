import { useTranslation } from 'react-i18next';
import { checkUscc } from '#app/lib/uscc.ts';
import { Facts, Panel } from '#app/ui/page.tsx';
import type { readCompany } from '../company.queries.server.ts';

type Company = Awaited<ReturnType<typeof readCompany>>;

/** What is known of a company. */
export function CompanyFacts({ company }: { company: Company }) {
  const { t, i18n } = useTranslation();
  const named = (row: { name: string; nameEn: string } | null) =>
    row && (i18n.language === 'en' ? row.nameEn : row.name);
  return (
    <Panel>
      <Facts
        items={[
          {
            label: t('companies:field.uscc'),
            value: company.uscc && <Uscc code={company.uscc} />,
            long: true,
          },
          { label: t('companies:field.originCode'), value: named(company.origin) },
          { label: t('companies:field.industryCode'), value: named(company.industry) },
          {
            label: t('companies:field.kinds'),
            value: company.kinds
              .map(({ kind, listYear }) => [named(kind), listYear].filter(Boolean).join(' '))
              .join('、'),
          },
          { label: t('companies:field.groupName'), value: company.groupName },
          { label: t('companies:field.teamId'), value: company.team.name },
          { label: t('companies:field.address'), value: company.address },
          {
            label: t('companies:field.website'),
            value: company.website && (
              <a href={company.website} rel="noreferrer noopener" target="_blank">
                {company.website}
              </a>
            ),
          },
          { label: t('companies:field.profile'), value: company.profile, wide: true },
        ]}
      />
    </Panel>
  );
}

function Uscc({ code }: { code: string }) {
  const { t } = useTranslation();
  const result = checkUscc(code);
  return (
    <>
      {code}
      {result !== 'ok' && <span className="overdue small"> {t(`companies:uscc.${result}`)}</span>}
    </>
  );
}
