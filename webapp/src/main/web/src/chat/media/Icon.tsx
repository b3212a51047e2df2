import type { Definition } from './element';

const PATH = /^[Mm]\s*[-\d.]/;

/** The sign of a type's composer: an SVG path in 24 by 24, an emoji, or a dot where its module says nothing. */
export function Icon({ of: { icon } }: Definition) {
  if (typeof icon === 'string' && !PATH.test(icon)) {
    return (
      <span className="hy-attach-icon" aria-hidden="true">
        {icon}
      </span>
    );
  }
  return (
    <svg className="hy-attach-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={typeof icon === 'string' ? icon : 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8'} />
    </svg>
  );
}
