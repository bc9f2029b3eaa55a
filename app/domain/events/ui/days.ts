/** The days of an edition; one day stands alone. */
export const days = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
  startsOn === endsOn ? startsOn : `${startsOn} – ${endsOn}`;
