import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language } from './i18n';

export function LanguageChoice() {
  const { i18n, t } = useTranslation();
  return (
    <Segmented<Language>
      aria-label={t('settings.language')}
      name="language"
      value={i18n.language === 'zh' ? 'zh' : 'en'}
      onChange={chooseLanguage}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
