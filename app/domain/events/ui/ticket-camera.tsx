import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './check-in.module.css';

/** The same code held before the camera is one reading. */
const PAUSE_MS = 3_000;

/** Reads QR codes with the camera, where the browser gives one: over https, or on this machine. */
export function TicketCamera({ onRead }: { onRead: (text: string) => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  read.current = onRead;
  const [fails, setFails] = useState(false);
  useEffect(() => {
    let left = false;
    let stop: (() => void) | undefined;
    startReading(video.current, (text) => read.current(text)).then(
      (started) => {
        if (left) started();
        else stop = started;
      },
      () => setFails(true),
    );
    return () => {
      left = true;
      stop?.();
    };
  }, []);
  if (fails) return <p className={`${styles.said} ${styles.warn}`}>{t('guests:checkIn.noCamera')}</p>;
  return (
    <div className={styles.camera}>
      <video ref={video} muted playsInline aria-label={t('guests:checkIn.camera')} />
      <p className="muted small">{t('guests:checkIn.hold')}</p>
    </div>
  );
}

/**
 * Opens the camera and hands over what its pictures say.
 * @returns what stops it
 * @throws where there is no camera, or it is not given
 */
async function startReading(player: HTMLVideoElement | null, onRead: (text: string) => void) {
  if (!player || !navigator.mediaDevices?.getUserMedia) throw new Error('no camera');
  const { frameLoop, QRCanvas, rearCamera } = await import('qr/dom.js');
  const camera = await rearCamera(player);
  const canvas = new QRCanvas();
  let last = { text: '', at: 0 };
  let busy = false;
  const cancel = frameLoop(async (now) => {
    if (busy) return;
    busy = true;
    const text = await camera.readFrame(canvas).catch(() => undefined);
    busy = false;
    if (typeof text !== 'string' || (text === last.text && now - last.at < PAUSE_MS)) return;
    last = { text, at: now };
    onRead(text);
  });
  return () => {
    cancel();
    camera.stop();
  };
}
