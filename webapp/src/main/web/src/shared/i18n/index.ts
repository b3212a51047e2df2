import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import zh from './zh.json';

export type Language = 'en' | 'zh';

const LANGUAGE = 'hy.language';

export function language(): Language {
  const kept = localStorage.getItem(LANGUAGE);
  if (kept === 'en' || kept === 'zh') {
    return kept;
  }
  return navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag))?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function chooseLanguage(choice: Language): void {
  localStorage.setItem(LANGUAGE, choice);
  void i18next.changeLanguage(choice);
}

export function startLanguage(): void {
  i18next.on('languageChanged', (tag) => {
    document.documentElement.lang = tag === 'zh' ? 'zh-CN' : 'en';
  });
  void i18next.use(initReactI18next).init({
    lng: language(),
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}
