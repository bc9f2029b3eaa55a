import { useTranslation } from 'react-i18next';

interface Numbers {
  phone: string;
  wechat: string;
  email: string;
}

/** Phone, WeChat and e-mail of a person; a number that is not masked dials when tapped. */
export function ContactNumbers({ contact, reveal }: { contact: Numbers; reveal: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {contact.phone && <PhoneLink phone={contact.phone} reveal={reveal} />}
      {contact.wechat && (
        <span>
          <span className="muted small">{t('contacts:field.wechat')}</span> {contact.wechat}
        </span>
      )}
      {contact.email &&
        (reveal ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : <span>{contact.email}</span>)}
    </>
  );
}

/** A phone number; the first of several is the one that dials. */
export function PhoneLink({ phone, reveal }: { phone: string; reveal: boolean }) {
  const { t } = useTranslation();
  const number = phone.split(/[/,;、]|转|轉|ext/)[0]?.replace(/[^\d+]/g, '');
  if (!reveal || !number) return <span>{phone}</span>;
  return (
    <a href={`tel:${number}`} aria-label={t('contacts:dial', { phone })}>
      {phone}
    </a>
  );
}
