import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Goose } from '../../shared/goose';
import { LanguageChoice } from '../../shared/LanguageChoice';

/** What the pages before the messenger have in common. */
export function SignFrame({ title, children, other }: { title: string; children: ReactNode; other: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="hy-sign">
      <section className="hy-sign-card">
        <header className="hy-sign-brand">
          <Goose size={56} />
          <div>
            <p className="hy-sign-name">{t('name')}</p>
            <p className="hy-sign-slogan">{t('slogan')}</p>
          </div>
        </header>
        <h1>{title}</h1>
        {children}
        <p className="hy-sign-other">{other}</p>
      </section>
      <LanguageChoice />
    </main>
  );
}
