import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#app/ui/page.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { Edition } from '../edition.queries.server.ts';
import { days } from './days.ts';

/** The head of every page of an edition: what, when, where, and the way to its other pages. */
export function EditionHeader({ edition, children }: { edition: Edition; children?: ReactNode }) {
  const { t } = useTranslation();
  const at = `/events/${edition.id}`;
  const inside = edition.isInside
    ? [
        { to: `${at}/guests`, text: t('events:tab.guests') },
        { to: `${at}/check-in`, text: t('events:tab.checkIn') },
      ]
    : [];
  return (
    <>
      <PageHeader
        title={edition.name}
        crumb={{ to: '/events', text: t('events:title') }}
        note={`${days(edition)} · ${edition.venue}`}
      >
        {children}
      </PageHeader>
      <Tabs
        label={t('events:tab.label')}
        items={[
          { to: at, text: t('events:tab.overview') },
          { to: `${at}/delegation`, text: t('events:tab.delegation') },
          ...inside,
          { to: `${at}/meetings`, text: t('events:tab.meetings') },
          { to: `${at}/leads`, text: t('events:tab.leads') },
          { to: `${at}/signing`, text: t('events:tab.signing') },
          { to: `${at}/follow-through`, text: t('events:tab.followThrough') },
        ]}
      />
    </>
  );
}
