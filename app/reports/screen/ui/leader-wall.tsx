import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useStage } from '#app/ui/use-stage.ts';
import { LeaderScreenView } from './leader-screen.tsx';
import styles from './screen.module.css';
import { type Shown, useScreen } from './use-screen.ts';
import { useLeaveWall } from './use-wall.ts';

/** The same on a wall: nothing but the figures, large, dark by choice, for hours. */
export function LeaderWall({ first }: { first: Shown }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const isDark = params.has('dark');
  const shown = useScreen(first);
  const { toggle } = useStage();
  useLeaveWall();
  return (
    <div className={styles.wall} data-theme={isDark ? 'dark' : undefined}>
      <LeaderScreenView {...shown}>
        <Link to={isDark ? '/screen/wall' : '/screen/wall?dark=1'} replace className={styles.tool}>
          {t(isDark ? 'screen:wall.asChosen' : 'screen:wall.dark')}
        </Link>
        <button type="button" onClick={toggle} className={styles.tool} aria-keyshortcuts="f">
          {t('screen:wall.fill')}
        </button>
        <Link to="/screen" className={styles.tool} aria-keyshortcuts="Escape">
          {t('screen:wall.leave')}
        </Link>
      </LeaderScreenView>
    </div>
  );
}
