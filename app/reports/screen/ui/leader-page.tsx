import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { ReportNav } from '../../ui/report-nav.tsx';
import { LeaderScreenView } from './leader-screen.tsx';
import { type Shown, useScreen } from './use-screen.ts';
import { fillScreen, useOpenWall } from './use-wall.ts';

/** The leader's screen among the reports. */
export function LeaderPage({ first }: { first: Shown }) {
  const { t } = useTranslation();
  const shown = useScreen(first);
  useOpenWall();
  return (
    <>
      <ReportNav />
      <LeaderScreenView {...shown}>
        <ButtonLink to="/screen/wall" look="primary" onClick={fillScreen} aria-keyshortcuts="f">
          {t('screen:wall.open')}
        </ButtonLink>
        <PrintButton />
      </LeaderScreenView>
    </>
  );
}
