import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;

/** Fills the screen where the browser can; a phone that cannot still opens the large page. */
export function fillScreen(): void {
  void document.documentElement.requestFullscreen?.().catch(() => undefined);
}

/** f opens the large screen, from whatever has the focus but a field. */
export function useOpenWall(): void {
  const navigate = useNavigate();
  useKey((key) => {
    if (key !== 'f') return;
    fillScreen();
    navigate('/screen/wall');
  });
}

/** On the large screen f fills it or leaves, Esc leaves; the browser leaves full screen on Esc by itself. */
export function useLeaveWall(): void {
  const navigate = useNavigate();
  useKey((key) => {
    if (key === 'f' && !document.fullscreenElement) fillScreen();
    else if (key === 'f') void document.exitFullscreen();
    else if (key === 'escape' && !document.fullscreenElement) navigate('/screen');
  });
  useEffect(() => {
    const left = () => !document.fullscreenElement && navigate('/screen');
    document.addEventListener('fullscreenchange', left);
    return () => document.removeEventListener('fullscreenchange', left);
  }, [navigate]);
}

function useKey(press: (key: string) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      press(event.key.toLowerCase());
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
}
