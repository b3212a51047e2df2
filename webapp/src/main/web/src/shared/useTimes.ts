import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Times } from './times';

export function useTimes(): Times {
  const { t, i18n } = useTranslation();
  const tag = i18n.language === 'zh' ? 'zh-CN' : navigator.languages.find((language) => language.startsWith('en')) ?? 'en';
  return useMemo(() => new Times(tag, { today: t('time.today'), yesterday: t('time.yesterday') }), [tag, t]);
}
