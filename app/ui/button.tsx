import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

type Look = 'plain' | 'primary' | 'quiet' | 'danger';

const classOf = (look: Look) => `${styles.button} ${look === 'plain' ? '' : styles[look]}`;

/** A button that does something. */
export function Button({
  look = 'plain',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button className={classOf(look)} type="button" {...rest} />;
}

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({ look = 'plain', ...rest }: LinkProps & { look?: Look }) {
  return <Link className={classOf(look)} prefetch="intent" {...rest} />;
}
