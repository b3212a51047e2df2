import { useTranslation } from 'react-i18next';
import type { Standing } from './standing';

const PATHS: Record<Standing, string> = {
  sending: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M8 5v3.200l2 1.300',
  sent: 'M3 8.600l3.200 3.200L13 5',
  delivered: 'M1 8.600l3.200 3.200L11 5M7.400 11.200l.6.600L14.800 5',
  read: 'M1 8.600l3.200 3.200L11 5M7.400 11.200l.6.600L14.800 5',
  failed: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M8 5.300v3.400M8 10.700v.1',
};

/** The little sign beside an own message. */
export function Mark({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  return (
    <svg className={`hy-mark hy-mark-${standing}`} viewBox="0 0 16 16" role="img" aria-label={t(`mark.${standing}`)}>
      <title>{t(`mark.${standing}`)}</title>
      <path d={PATHS[standing]} />
    </svg>
  );
}
