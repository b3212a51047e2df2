import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { LanguageChoice } from '../../shared/LanguageChoice';
import { chooseTheme, useThemeChoice, type ThemeChoice } from '../../shared/preferences';

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

export function Appearance() {
  const { t } = useTranslation();
  return (
    <>
      <div className="hy-choice">
        <span>{t('settings.language')}</span>
        <LanguageChoice />
      </div>
      <div className="hy-choice">
        <span>{t('settings.theme')}</span>
        <Segmented<ThemeChoice>
          aria-label={t('settings.theme')}
          name="theme"
          value={useThemeChoice()}
          onChange={chooseTheme}
          options={THEMES.map((value) => ({ value, label: t(`settings.${value}`) }))}
        />
      </div>
    </>
  );
}
