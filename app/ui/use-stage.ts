import { useEffect } from 'react';

/** Keeps the screen awake where the browser can, and fills it on request. */
export function useStage() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let left = false;
    const hold = async () => {
      if (document.visibilityState !== 'visible') return;
      // Refused on low battery and unknown to some browsers; the projector then needs its own setting.
      const held = await navigator.wakeLock?.request('screen').catch(() => undefined);
      if (left) void held?.release();
      else lock = held;
    };
    void hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen?.();
  };
  return { toggle };
}
