import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';

/** The page's tables as files. Plain links: a prefetched download would be logged as one. */
export function ReportDownloads({ page, search = '' }: { page: string; search?: string }) {
  const { t } = useTranslation();
  return (
    <>
      {(['xlsx', 'csv', 'json'] as const).map((format) => (
        <ButtonLink
          key={format}
          to={`${page}.${format}${search}`}
          prefetch="none"
          reloadDocument
          download={format === 'json' ? undefined : ''}
        >
          {t(`reports:download.${format}`)}
        </ButtonLink>
      ))}
    </>
  );
}
